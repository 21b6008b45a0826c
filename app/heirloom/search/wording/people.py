"""Given names in a question: no picture shows what somebody is called, so looks can never be sure of one."""

from __future__ import annotations

import re
from typing import Final

_TITLES: Final = (
    "uncle|aunt|auntie|aunty|cousin|grandma|grandpa|granny|grandmother|grandfather|nana|papa|mrs|mr|miss|ms|dr|doctor|"
    "professor|sister|brother|great-aunt|great-uncle|nephew|niece"
)
_TITLED: Final = re.compile(
    rf"\b(?P<title>{_TITLES})\.?\s+(?P<name>[A-Z][^\W\d_]+(?:\s+[A-Z][^\W\d_]+)?)", re.IGNORECASE
)
_NAME_WORDS: Final = """
aaron abigail adam adele adrian agnes aidan alan albert alejandro alex alexander alexandra alfred alice alicia
alison amanda amelia amy andrea andreas andrew andy angela anita ann anna anne annie anthony antonio arthur astrid
audrey barbara barry beatrice ben benjamin bernard bernd bernhard bertha betty bianca birgit bob brenda brian
bridget bruce camille carl carla carlos carmen caroline catherine cathy cecilia charlotte chloe chris christina
christine christopher claire clara claudia colin craig cynthia daniel daniela danielle danny darren dave david
deborah dennis diana diane dieter dmitri dominic donald donna doris dorothy douglas edith edmund eduardo edward
eileen elaine eleanor elena elisabeth elizabeth ella ellen elsa emil emily emma eric erica erik erika ernest esther
ethan eugene eva evelyn felix fiona frances francis francisco franz frederick freya fritz gabriel gabriela gareth
gary geoffrey george gerald gerard gerhard gertrude giovanni giuseppe gloria gordon graham greg greta gustav hannah
hans harald harold harriet heidi heinrich helen helena helga henry herbert hilda howard hugh hugo ian ibrahim
ignacio ingrid irene irma isaac isabel isabella ivan jacob jacqueline jakob james jamie jane janet janice jason jeff
jeffrey jennifer jenny jeremy jerome jessica jessie jim jimmy joan joanna joe joel johan johann johanna john johnny
jonas jonathan jorge jose josef joseph josephine joshua juan judith judy julia julian julie julius jürgen karen
karin karl karla kate katherine kathleen kathy katie keith kelly ken kenneth kevin kim klaus konrad kristina kurt
kyle larry laura lauren laurence lena leo leon leonard leonie leslie lewis liam linda lisa lorenzo lorraine louis
louisa louise luca lucas lucia lucy luigi luis lukas luke lydia maggie malcolm manuel marco marcus margaret maria
marie mario marion marjorie markus marta martha martin martina mary mateo mathilda matilda matthew matthias maureen
maurice megan melanie melissa mia michael michelle miguel mike mildred miriam mohammed molly monica monika muhammad
nancy naomi natalie natasha neil nicholas nick nicola nicole nigel nina noah nora norma norman olga oliver olivia
oscar otto pablo pamela patricia patrick paul paula pauline pedro peggy penelope peter petra phil philip philippa
phyllis pierre rachel rafael ralph raymond rebecca regina renate ricardo richard rita robert roberta roger roland
ronald ronnie rosa rosalind rosie ruth ryan sabine sally samantha samuel sandra sarah scott sean sebastian sharon
shaun sheila shirley silvia simon simone sonia sophia sophie stanley stefan stella stephanie stephen steve steven
stuart susan susanna susanne suzanne sylvia tamara tania tara teresa terry thelma theo theodore theresa thomas tim
timothy tina tobias tom tommy tony tracy trevor tyler ursula uwe valentina vanessa vera veronica vincent vivian
vladimir walter wanda wendy werner wilfred wilhelm william winifred wolfgang yvonne zoe
"""
_NAMES: Final = frozenset(_NAME_WORDS.split())
"""Common ones that mean nothing else: "rose", "mark" and "bill" are left out."""
_WORD: Final = re.compile(r"(?<!\bst )(?<!\bst\. )(?<!\bsaint )\b[^\W\d_]+(?:'s)?", re.IGNORECASE)
"""A word that follows no "St": the saints gave their names to a breed, to cities and to churches."""


def names_in(text: str) -> frozenset[str]:
    """Words, in lower case, that are somebody's name, with the title before it: "uncle", "bernard"."""
    found = {word.lower().removesuffix("'s") for word in _WORD.findall(text)} & _NAMES
    for titled in _TITLED.finditer(text):
        words = titled["name"].split()
        named = [word for word in words if word[0].isupper() or word.lower() in _NAMES]
        if named and (words[0][0].isupper() or words[0].lower() in _NAMES):
            found |= {titled["title"].lower(), *(word.lower() for word in named)}
    return frozenset(found)


def without_names(text: str) -> str:
    """The text without the names in it: what is left may be seen in a picture."""
    names = names_in(text)
    kept = _WORD.sub(lambda word: "" if word.group().lower().removesuffix("'s") in names else word.group(), text)
    return " ".join(kept.split()) if names else text
