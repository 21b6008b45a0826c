"""How people begin and end what they write to somebody close; what shops and offices write to everybody is none."""

from __future__ import annotations

import re
from typing import Final

_TO_ALL: Final = (
    r"(?:(?:our|all)\s+)?(?:valued|loyal|esteemed|sirs?\b|madam|customers?|members?\b|users?\b|subscribers?|clients?\b"
    r"|shoppers?|guests?\b|readers?\b|colleagues?|applicants?|editor|hiring|world|there,?\s+(?:shopper|customer))"
)
_TO_ALL_ZH: Final = r"(?:各位|全体|广大)?(?:用户|会员|顾客|客户|消费者|旅客|乘客|家长|业主|读者|网友|同学们|朋友们)"
_KIN_ZH: Final = (
    r"(?:爸爸?|妈妈?|父亲?|母亲?|爷爷|奶奶|外公|外婆|姥姥|姥爷|哥哥?|姐姐?|弟弟?|妹妹?|儿子?|女儿?|孙子|孙女|舅舅?|舅妈"
    r"|姑姑?|姑妈|叔叔?|婶婶?|阿姨|伯父|伯母)"
)
_KIN: Final = (
    r"(?:son|daughter|mother|father|mum|mom|dad|brother|sister|friend|husband|wife|aunt|uncle|cousin|niece|nephew"
    r"|god\w+|grand\w+)"
)
_GREETING: Final = re.compile(
    rf"^[ \t]*(?:my\s+)?(?:dear(?:est)?|darling|beloved|hello|hi)\b(?!,?\s+{_TO_ALL})[^\n.;:]{{0,60}}(?:[,!:]|\r?$)"
    rf"|^[ \t\u3000]*(?:(?:最|我)?亲爱的|敬爱的|尊敬的(?={_KIN_ZH}|老师)|吾儿|吾妻|父母亲大人)(?!{_TO_ALL_ZH})"
    rf"|^[ \t\u3000]*(?!\S{{0,4}}{_TO_ALL_ZH})\S{{1,8}}[：:,，]\s*(?:见字如面|你好|您好)",
    re.IGNORECASE | re.MULTILINE,
)
_ALONE: Final = re.compile(
    rf"^[ \t]*(?:my\s+)?(?:(?:dear(?:est)?|darling|beloved)\b(?!,?\s+{_TO_ALL})[^\n.;:]{{0,60}}"
    rf"|(?:hello|hi)\b(?!,?\s+{_TO_ALL})[^\n.;:,]{{0,40}})[,!:]?[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
_NAME_ZH: Final = re.compile(r"^[ \t\u3000]*[\u4e00-\u9fff]{1,6}[：:][ \t\r]*$", re.MULTILINE)
_FAREWELL: Final = re.compile(
    r"^[ \t]*(?:"
    r"(?i:(?:(?:with|all|lots of|much|many|my|our|and|best|kisses|hugs)[ ,]+){0,5}(?:love|kisses|hugs|xx+)"
    rf"(?:\s+(?:from|to|and|always|as ever)\b[^\n]{{0,40}})?(?:,\s+your\s+(?:\w+\s+)?{_KIN})?)"
    r"(?:,\s+[A-Z]\w+[^\n]{0,20})?"
    r"|(?i:yours(?:,?\s+(?:truly|ever|always|sincerely|affectionately|lovingly))?|(?:ever|always|as ever,?) yours?"
    r"|affectionately(?: yours)?|lovingly|fondly)(?:,\s+[A-Z]\w+)?"
    rf"|(?i:(?:always |ever )?your(?:\s+(?:loving|devoted|affectionate|faithful|own|old|dear|little)){{0,2}}\s+{_KIN})"
    r"(?:,?\s+[A-Z]\w+)?"
    r")[,.!]?[ \t]*\r?$",
    re.MULTILINE,
)
_SIGNED: Final = re.compile(r"^[ \t]*(?:Always |Ever )?[Yy]our(?:\s+[a-z]+)?\s+[A-Z]\w+[,.!]?[ \t]*\r?$", re.MULTILINE)
"""As "Your Anna": after a greeting and at the end only."""
_FAREWELL_ZH: Final = re.compile(
    r"^[ \t\u3000]*(?:(?:爱|想|想念|惦念|牵挂)(?:你|您)们?的\S{0,6}|(?:祝好|(?:想念|爱)(?:你|您)们?)[！!。]?"
    rf"|(?:你|您)们?的[ \t]*{_KIN_ZH}\S{{0,4}})[ \t\r]*$",
    re.MULTILINE,
)
_COUNT_ZH: Final = r"[\d〇零一二三四五六七八九十]"
_DATE_ZH: Final = rf"(?:{_COUNT_ZH}{{4}}\s*年\s*)?{_COUNT_ZH}{{1,3}}\s*月\s*{_COUNT_ZH}{{1,3}}\s*[日号]"
_SIGNED_ZH: Final = re.compile(
    rf"^[ \t\u3000]*{_KIN_ZH}\S{{0,3}}[ \t\r]*$|^[ \t\u3000]*\S{{1,6}}(?:敬上|谨上|手书|顿首|亲笔)[ \t\r]*$"
    rf"|^[ \t\u3000]*[\u4e00-\u9fff]{{1,4}}[ \t\u3000]*(?:\r?\n[ \t\u3000]*)?{_DATE_ZH}[ \t\r]*$",
    re.MULTILINE,
)
_MAIL: Final = re.compile(r"^(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|Content-[\w-]+|X-[\w-]+):")
_MAIL_LINE: Final = re.compile(
    r"^(?:Return-Path|Received|Delivered-To|MIME-Version|Message-I[Dd]|Content-[\w-]+|X-[\w-]+|From|To|Cc|Bcc|Subject"
    r"|Date|Reply-To|Sender|References|In-Reply-To|List-[\w-]+|DKIM-[\w-]+|Authentication-[\w-]+|User-Agent):",
    re.IGNORECASE,
)
_GAP: Final = 4
"""A mail program's line may go on over so many lines, whose indents are gone."""
_HEAD: Final = 600
_LAST_LINES: Final = 6


def is_mail(text: str) -> bool:
    """Whether it begins with the lines that programs write over a mail."""
    return _MAIL.match(text) is not None


def body_of(text: str) -> str:
    """A mail without the lines that programs wrote over it, whether or not an empty line follows them."""
    if not is_mail(text):
        return text
    lines = text.splitlines()
    last = 0
    for at, line in enumerate(lines):
        if at - last > _GAP:
            break
        if _MAIL_LINE.match(line):
            last = at
    return "\n".join(lines[last + 1 :])


def greets(text: str) -> bool:
    """Whether it begins by greeting somebody, with or without more on that line."""
    return _GREETING.search(text[:_HEAD]) is not None


def greets_alone(text: str) -> bool:
    """Whether a greeting has its line to itself: enough without a farewell."""
    head = text[:_HEAD]
    if _ALONE.search(head) is not None:
        return True
    return any("\u4e00" <= one.group(0).strip()[0] <= "\u9fff" for one in _GREETING.finditer(head))


def says_farewell(text: str) -> bool:
    """Whether a line says farewell as one does to somebody close."""
    return _FAREWELL.search(text) is not None or _FAREWELL_ZH.search(text) is not None


def named_and_signed(text: str) -> bool:
    """Named in its first lines and signed in its last ones, as a short note is: "Your Anna", or only who it is from."""
    lines = [line for line in text.splitlines() if line.strip()]
    if greets_alone(text) and _SIGNED.search("\n".join(lines[-_LAST_LINES:])) is not None:
        return True
    return _NAME_ZH.search("\n".join(lines[:3])) is not None and (
        _SIGNED_ZH.search("\n".join(lines[-_LAST_LINES:])) is not None
    )
