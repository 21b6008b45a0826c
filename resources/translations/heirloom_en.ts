<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Activity</name>
    <message numerus="yes">
        <source>Bringing in “{source}” and %Ln more</source>
        <translation>
            <numerusform>Bringing in “{source}” and %Ln more</numerusform>
            <numerusform>Bringing in “{source}” and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Brought in “{source}” and %Ln more</source>
        <translation>
            <numerusform>Brought in “{source}” and %Ln more</numerusform>
            <numerusform>Brought in “{source}” and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>%Ln left</numerusform>
            <numerusform>%Ln left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) left</source>
        <translation>
            <numerusform>%Ln page left</numerusform>
            <numerusform>%Ln pages left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActivityTray</name>
    <message numerus="yes">
        <source>%Ln more waiting</source>
        <translation>
            <numerusform>%Ln more waiting</numerusform>
            <numerusform>%Ln more waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were already in the vault and were not copied twice.</source>
        <translation>
            <numerusform>%Ln was already in the vault and was not copied twice.</numerusform>
            <numerusform>%Ln were already in the vault and were not copied twice.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlbumHead</name>
    <message numerus="yes">
        <source>%Ln might belong here</source>
        <translation>
            <numerusform>%Ln might belong here</numerusform>
            <numerusform>%Ln might belong here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too early to say how well it is learned: give %Ln more answer(s).</source>
        <translation>
            <numerusform>Too early to say how well it is learned: give %Ln more answer.</numerusform>
            <numerusform>Too early to say how well it is learned: give %Ln more answers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlbumSayings</name>
    <message numerus="yes">
        <source>Added %Ln to “{album}”</source>
        <translation>
            <numerusform>Added %Ln to “{album}”</numerusform>
            <numerusform>Added %Ln to “{album}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took %Ln out of “{album}”. They stay in the vault.</source>
        <translation>
            <numerusform>Took %Ln out of “{album}”. It stays in the vault.</numerusform>
            <numerusform>Took %Ln out of “{album}”. They stay in the vault.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln confirmed in “{album}”</source>
        <translation>
            <numerusform>%Ln confirmed in “{album}”</numerusform>
            <numerusform>%Ln confirmed in “{album}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) for “{album}”</source>
        <translation>
            <numerusform>%Ln answer for “{album}”</numerusform>
            <numerusform>%Ln answers for “{album}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln no longer in “{album}”</source>
        <translation>
            <numerusform>%Ln no longer in “{album}”</numerusform>
            <numerusform>%Ln no longer in “{album}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln back in “{album}”</source>
        <translation>
            <numerusform>%Ln back in “{album}”</numerusform>
            <numerusform>%Ln back in “{album}”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlbumWords</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Teach it with %Ln more</source>
        <translation>
            <numerusform>Teach it with %Ln more</numerusform>
            <numerusform>Teach it with %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlbumsPage</name>
    <message numerus="yes">
        <source>%Ln album(s), {m} of them learning from you</source>
        <translation>
            <numerusform>%Ln album, {m} of them learning from you</numerusform>
            <numerusform>%Ln albums, {m} of them learning from you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln album(s), all of them learning from you</source>
        <translation>
            <numerusform>%Ln album, all of them learning from you</numerusform>
            <numerusform>%Ln albums, all of them learning from you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln album(s)</source>
        <translation>
            <numerusform>%Ln album</numerusform>
            <numerusform>%Ln albums</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArrivalRow</name>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already in the vault</source>
        <translation>
            <numerusform>%Ln already in the vault</numerusform>
            <numerusform>%Ln already in the vault</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>%Ln left out</numerusform>
            <numerusform>%Ln left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArrivedPage</name>
    <message numerus="yes">
        <source>%Ln from “{source}”, oldest first</source>
        <translation>
            <numerusform>%Ln from “{source}”, oldest first</numerusform>
            <numerusform>%Ln from “{source}”, oldest first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AsidePage</name>
    <message numerus="yes">
        <source>%Ln item(s) will be erased when the days on them are over.</source>
        <translation>
            <numerusform>%Ln item will be erased when the days on it are over.</numerusform>
            <numerusform>%Ln items will be erased when the days on them are over.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Beginning</name>
    <message numerus="yes">
        <source>%Ln memories</source>
        <translation>
            <numerusform>%Ln memory</numerusform>
            <numerusform>%Ln memories</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardDelegate</name>
    <message numerus="yes">
        <source>%Ln album(s)</source>
        <translation>
            <numerusform>%Ln album</numerusform>
            <numerusform>%Ln albums</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChooseAlbum</name>
    <message numerus="yes">
        <source>Add %Ln item(s) to an album</source>
        <translation>
            <numerusform>Add %Ln item to an album</numerusform>
            <numerusform>Add %Ln items to an album</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message numerus="yes">
        <source>{size} in %Ln file(s) · {languages} · licence: {licence}</source>
        <translation>
            <numerusform>{size} in %Ln file · {languages} · licence: {licence}</numerusform>
            <numerusform>{size} in %Ln files · {languages} · licence: {licence}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln document</numerusform>
            <numerusform>%Ln documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message numerus="yes">
        <source>about %n min</source>
        <translation>
            <numerusform>about %n min</numerusform>
            <numerusform>about %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hours</source>
        <translation>
            <numerusform>about %n hour</numerusform>
            <numerusform>about %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message numerus="yes">
        <source>%Ln decision(s) made since Monday.</source>
        <translation>
            <numerusform>%Ln decision made since Monday.</numerusform>
            <numerusform>%Ln decisions made since Monday.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExampleLane</name>
    <message numerus="yes">
        <source>%Ln example(s)</source>
        <translation>
            <numerusform>%Ln example</numerusform>
            <numerusform>%Ln examples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message numerus="yes">
        <source>Measured on %Ln answers asked at random, each hidden while the rest was learned.</source>
        <translation>
            <numerusform>Measured on %Ln answer asked at random, hidden while the rest was learned.</numerusform>
            <numerusform>Measured on %Ln answers asked at random, each hidden while the rest was learned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too early to say: give %Ln more answer(s).</source>
        <translation>
            <numerusform>Too early to say: give %Ln more answer.</numerusform>
            <numerusform>Too early to say: give %Ln more answers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FolderWords</name>
    <message numerus="yes">
        <source>%Ln item(s) from here</source>
        <translation>
            <numerusform>%Ln item from here</numerusform>
            <numerusform>%Ln items from here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoldersSection</name>
    <message numerus="yes">
        <source>%Ln left to read</source>
        <translation>
            <numerusform>%Ln left to read</numerusform>
            <numerusform>%Ln left to read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Giving</name>
    <message numerus="yes">
        <source>Wrote %Ln copies to “{folder}”</source>
        <translation>
            <numerusform>Wrote %Ln copy to “{folder}”</numerusform>
            <numerusform>Wrote %Ln copies to “{folder}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done}; %Ln could not be written</source>
        <translation>
            <numerusform>{done}; %Ln could not be written</numerusform>
            <numerusform>{done}; %Ln could not be written</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuardedRow</name>
    <message numerus="yes">
        <source>Looked at one by one only, %Ln</source>
        <translation>
            <numerusform>Looked at one by one only, %Ln</numerusform>
            <numerusform>Looked at one by one only, %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Look at %Ln of them one by one</source>
        <translation>
            <numerusform>Look at %Ln of them one by one</numerusform>
            <numerusform>Look at %Ln of them one by one</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>%Ln no longer kept as keepsake(s)</source>
        <translation>
            <numerusform>%Ln no longer kept as a keepsake</numerusform>
            <numerusform>%Ln no longer kept as keepsakes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept %Ln as keepsake(s)</source>
        <translation>
            <numerusform>Kept %Ln as a keepsake</numerusform>
            <numerusform>Kept %Ln as keepsakes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed the tags of %Ln item(s)</source>
        <translation>
            <numerusform>Changed the tags of %Ln item</numerusform>
            <numerusform>Changed the tags of %Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed the title of %Ln item(s)</source>
        <translation>
            <numerusform>Changed the title of %Ln item</numerusform>
            <numerusform>Changed the title of %Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed the caption of %Ln item(s)</source>
        <translation>
            <numerusform>Changed the caption of %Ln item</numerusform>
            <numerusform>Changed the caption of %Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed the date of %Ln item(s)</source>
        <translation>
            <numerusform>Changed the date of %Ln item</numerusform>
            <numerusform>Changed the date of %Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed the place of %Ln item(s)</source>
        <translation>
            <numerusform>Changed the place of %Ln item</numerusform>
            <numerusform>Changed the place of %Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rated %Ln item(s)</source>
        <translation>
            <numerusform>Rated %Ln item</numerusform>
            <numerusform>Rated %Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rotated %Ln item(s)</source>
        <translation>
            <numerusform>Rotated %Ln item</numerusform>
            <numerusform>Rotated %Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %Ln item(s) aside. They stay in the vault.</source>
        <translation>
            <numerusform>Set %Ln item aside. It stays in the vault.</numerusform>
            <numerusform>Set %Ln items aside. They stay in the vault.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) will be erased in 30 days</source>
        <translation>
            <numerusform>%Ln item will be erased in 30 days</numerusform>
            <numerusform>%Ln items will be erased in 30 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Brought %Ln item(s) back</source>
        <translation>
            <numerusform>Brought %Ln item back</numerusform>
            <numerusform>Brought %Ln items back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took %Ln item(s) out again. They are erased in 30 days.</source>
        <translation>
            <numerusform>Took %Ln item out again. It is erased in 30 days.</numerusform>
            <numerusform>Took %Ln items out again. They are erased in 30 days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chose among look-alikes, %Ln item(s)</source>
        <translation>
            <numerusform>Chose among look-alikes, %Ln item</numerusform>
            <numerusform>Chose among look-alikes, %Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) no longer proposed as clutter</source>
        <translation>
            <numerusform>%Ln item no longer proposed as clutter</numerusform>
            <numerusform>%Ln items no longer proposed as clutter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) no longer proposed as keepsakes</source>
        <translation>
            <numerusform>%Ln item no longer proposed as keepsakes</numerusform>
            <numerusform>%Ln items no longer proposed as keepsakes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left %Ln item(s) for later</source>
        <translation>
            <numerusform>Left %Ln item for later</numerusform>
            <numerusform>Left %Ln items for later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone: keepsake, %Ln item(s)</source>
        <translation>
            <numerusform>Undone: keepsake, %Ln item</numerusform>
            <numerusform>Undone: keepsake, %Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Back in the timeline: %Ln item(s)</source>
        <translation>
            <numerusform>Back in the timeline: %Ln item</numerusform>
            <numerusform>Back in the timeline: %Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) will not be erased</source>
        <translation>
            <numerusform>%Ln item will not be erased</numerusform>
            <numerusform>%Ln items will not be erased</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Turned back: %Ln item(s)</source>
        <translation>
            <numerusform>Turned back: %Ln item</numerusform>
            <numerusform>Turned back: %Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone: tags of %Ln item(s)</source>
        <translation>
            <numerusform>Undone: tags of %Ln item</numerusform>
            <numerusform>Undone: tags of %Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone: %Ln item(s)</source>
        <translation>
            <numerusform>Undone: %Ln item</numerusform>
            <numerusform>Undone: %Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Journey</name>
    <message numerus="yes">
        <source>and %n more place(s)</source>
        <translation>
            <numerusform>and %n more place</numerusform>
            <numerusform>and %n more places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checked %n time(s), never changed</source>
        <translation>
            <numerusform>Checked %n time, never changed</numerusform>
            <numerusform>Checked %n times, never changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeepsakeLane</name>
    <message numerus="yes">
        <source>Set aside %Ln</source>
        <translation>
            <numerusform>Set aside %Ln</numerusform>
            <numerusform>Set aside %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln selected item(s)</source>
        <translation>
            <numerusform>Set aside %Ln selected item</numerusform>
            <numerusform>Set aside %Ln selected items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %Ln</source>
        <translation>
            <numerusform>Keep %Ln</numerusform>
            <numerusform>Keep %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %Ln selected item(s)</source>
        <translation>
            <numerusform>Keep %Ln selected item</numerusform>
            <numerusform>Keep %Ln selected items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep all %Ln</source>
        <translation>
            <numerusform>Keep all %Ln</numerusform>
            <numerusform>Keep all %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep all %Ln likely keepsake(s)</source>
        <translation>
            <numerusform>Keep all %Ln likely keepsake</numerusform>
            <numerusform>Keep all %Ln likely keepsakes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LearnedLine</name>
    <message numerus="yes">
        <source>Too early to say how often this is right: %Ln more decision(s).</source>
        <translation>
            <numerusform>Too early to say how often this is right: %Ln more decision.</numerusform>
            <numerusform>Too early to say how often this is right: %Ln more decisions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Measured on %Ln decision(s), each hidden while the rest was learned.</source>
        <translation>
            <numerusform>Measured on %Ln decision, each hidden while the rest was learned.</numerusform>
            <numerusform>Measured on %Ln decisions, each hidden while the rest was learned.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Mending</name>
    <message numerus="yes">
        <source>%Ln memories are listed again.</source>
        <translation>
            <numerusform>%Ln memory is listed again.</numerusform>
            <numerusform>%Ln memories are listed again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln memories could not be found again.</source>
        <translation>
            <numerusform>%Ln memory could not be found again.</numerusform>
            <numerusform>%Ln memories could not be found again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sealed files cannot be read and were left as they are.</source>
        <translation>
            <numerusform>%Ln sealed file cannot be read and was left as it is.</numerusform>
            <numerusform>%Ln sealed files cannot be read and were left as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln memories are due to be erased. As these are many, none was.</source>
        <translation>
            <numerusform>%Ln memory is due to be erased. As this is much, it was not.</numerusform>
            <numerusform>%Ln memories are due to be erased. As these are many, none was.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message numerus="yes">
        <source>%Ln picture(s) a second on one core</source>
        <translation>
            <numerusform>%Ln picture a second on one core</numerusform>
            <numerusform>%Ln pictures a second on one core</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sentence(s) a second on one core</source>
        <translation>
            <numerusform>%Ln sentence a second on one core</numerusform>
            <numerusform>%Ln sentences a second on one core</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MonthWords</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s), {k} kept as keepsakes</source>
        <translation>
            <numerusform>%Ln item, {k} kept as keepsake</numerusform>
            <numerusform>%Ln items, {k} kept as keepsakes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewAlbumQuestion</name>
    <message numerus="yes">
        <source>Start from these %Ln picture(s)</source>
        <translation>
            <numerusform>Start from these %Ln picture</numerusform>
            <numerusform>Start from these %Ln pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NextStrip</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message numerus="yes">
        <source>%Ln thing(s) wait for a decision.</source>
        <translation>
            <numerusform>%Ln thing waits for a decision.</numerusform>
            <numerusform>%Ln things wait for a decision.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PickExamples</name>
    <message numerus="yes">
        <source>Use these %Ln</source>
        <translation>
            <numerusform>Use this %Ln</numerusform>
            <numerusform>Use these %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message numerus="yes">
        <source>Forgot %Ln remembered question(s)</source>
        <translation>
            <numerusform>Forgot %Ln remembered question</numerusform>
            <numerusform>Forgot %Ln remembered questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleFields</name>
    <message numerus="yes">
        <source>%Ln star(s) or more</source>
        <translation>
            <numerusform>%Ln star or more</numerusform>
            <numerusform>%Ln stars or more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message numerus="yes">
        <source>%Ln star(s) or more</source>
        <translation>
            <numerusform>%Ln star or more</numerusform>
            <numerusform>%Ln stars or more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Saying</name>
    <message numerus="yes">
        <source>You took out %Ln file(s) on purpose</source>
        <translation>
            <numerusform>You took out %Ln file on purpose</numerusform>
            <numerusform>You took out %Ln files on purpose</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>let %Ln file(s) in</source>
        <translation>
            <numerusform>let %Ln file in</numerusform>
            <numerusform>let %Ln files in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sayings</name>
    <message numerus="yes">
        <source>Opened %Ln time(s)</source>
        <translation>
            <numerusform>Opened %Ln time</numerusform>
            <numerusform>Opened %Ln times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people in it</source>
        <translation>
            <numerusform>%Ln person in it</numerusform>
            <numerusform>%Ln people in it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Older than %Ln year(s)</source>
        <translation>
            <numerusform>Older than %Ln year</numerusform>
            <numerusform>Older than %Ln years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s); the best of each stays</source>
        <translation>
            <numerusform>%Ln group; the best of each stays</numerusform>
            <numerusform>%Ln groups; the best of each stays</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln burst(s); the sharpest of each stays</source>
        <translation>
            <numerusform>%Ln burst; the sharpest of each stays</numerusform>
            <numerusform>%Ln bursts; the sharpest of each stays</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln broken file(s)</source>
        <translation>
            <numerusform>Set aside %Ln broken file</numerusform>
            <numerusform>Set aside %Ln broken files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln blank page(s) or picture(s)</source>
        <translation>
            <numerusform>Set aside %Ln blank page or picture</numerusform>
            <numerusform>Set aside %Ln blank pages or pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln very small picture(s)</source>
        <translation>
            <numerusform>Set aside %Ln very small picture</numerusform>
            <numerusform>Set aside %Ln very small pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln blurred picture(s)</source>
        <translation>
            <numerusform>Set aside %Ln blurred picture</numerusform>
            <numerusform>Set aside %Ln blurred pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln dark picture(s)</source>
        <translation>
            <numerusform>Set aside %Ln dark picture</numerusform>
            <numerusform>Set aside %Ln dark pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln accidental picture(s)</source>
        <translation>
            <numerusform>Set aside %Ln accidental picture</numerusform>
            <numerusform>Set aside %Ln accidental pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln screenshot(s)</source>
        <translation>
            <numerusform>Set aside %Ln screenshot</numerusform>
            <numerusform>Set aside %Ln screenshots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln receipt(s)</source>
        <translation>
            <numerusform>Set aside %Ln receipt</numerusform>
            <numerusform>Set aside %Ln receipts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln passed-on picture(s)</source>
        <translation>
            <numerusform>Set aside %Ln passed-on picture</numerusform>
            <numerusform>Set aside %Ln passed-on pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln look-alike(s)</source>
        <translation>
            <numerusform>Set aside %Ln look-alike</numerusform>
            <numerusform>Set aside %Ln look-alikes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln picture(s) of bursts</source>
        <translation>
            <numerusform>Set aside %Ln picture of bursts</numerusform>
            <numerusform>Set aside %Ln pictures of bursts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln piece(s) of advertising</source>
        <translation>
            <numerusform>Set aside %Ln piece of advertising</numerusform>
            <numerusform>Set aside %Ln pieces of advertising</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln empty chat(s)</source>
        <translation>
            <numerusform>Set aside %Ln empty chat</numerusform>
            <numerusform>Set aside %Ln empty chats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchHead</name>
    <message numerus="yes">
        <source>%Ln memories</source>
        <translation>
            <numerusform>%Ln memory</numerusform>
            <numerusform>%Ln memories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searched %Ln items on this computer in {t} s. Nothing was sent anywhere.</source>
        <translation>
            <numerusform>Searched %Ln item on this computer in {t} s. Nothing was sent anywhere.</numerusform>
            <numerusform>Searched %Ln items on this computer in {t} s. Nothing was sent anywhere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SecuritySection</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StackRow</name>
    <message numerus="yes">
        <source>Set aside %Ln</source>
        <translation>
            <numerusform>Set aside %Ln</numerusform>
            <numerusform>Set aside %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Stars</name>
    <message numerus="yes">
        <source>Rating: %n star(s) of 5</source>
        <translation>
            <numerusform>Rating: %n star of 5</numerusform>
            <numerusform>Rating: %n stars of 5</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message numerus="yes">
        <source>%Ln file(s) need a look</source>
        <translation>
            <numerusform>%Ln file needs a look</numerusform>
            <numerusform>%Ln files need a look</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s)</source>
        <translation>
            <numerusform>%Ln job</numerusform>
            <numerusform>%Ln jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>%Ln left</numerusform>
            <numerusform>%Ln left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeachingPage</name>
    <message numerus="yes">
        <source>Added %Ln to “{album}”</source>
        <translation>
            <numerusform>Added %Ln to “{album}”</numerusform>
            <numerusform>Added %Ln to “{album}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) in the album</source>
        <translation>
            <numerusform>%Ln item in the album</numerusform>
            <numerusform>%Ln items in the album</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeachingWords</name>
    <message numerus="yes">
        <source>Same weekend as %Ln item(s) you accepted</source>
        <translation>
            <numerusform>Same weekend as %Ln item you accepted</numerusform>
            <numerusform>Same weekend as %Ln items you accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Same day as %Ln item(s) you accepted</source>
        <translation>
            <numerusform>Same day as %Ln item you accepted</numerusform>
            <numerusform>Same day as %Ln items you accepted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TileActs</name>
    <message numerus="yes">
        <source>Erase %Ln item(s) for good?</source>
        <translation>
            <numerusform>Erase %Ln item for good?</numerusform>
            <numerusform>Erase %Ln items for good?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TileMenu</name>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TileWords</name>
    <message numerus="yes">
        <source>%Ln day(s) left</source>
        <translation>
            <numerusform>%Ln day left</numerusform>
            <numerusform>%Ln days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TroubleRows</name>
    <message numerus="yes">
        <source>%Ln file(s) could not be brought in</source>
        <translation>
            <numerusform>%Ln file could not be brought in</numerusform>
            <numerusform>%Ln files could not be brought in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) could not be understood</source>
        <translation>
            <numerusform>%Ln item could not be understood</numerusform>
            <numerusform>%Ln items could not be understood</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) need a look</source>
        <translation>
            <numerusform>%Ln file needs a look</numerusform>
            <numerusform>%Ln files need a look</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Troubles</name>
    <message numerus="yes">
        <source>{name} and %Ln more</source>
        <translation>
            <numerusform>{name} and %Ln more</numerusform>
            <numerusform>{name} and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnderstandingStep</name>
    <message numerus="yes">
        <source>About %Ln picture(s) a second on this computer</source>
        <translation>
            <numerusform>About %Ln picture a second on this computer</numerusform>
            <numerusform>About %Ln pictures a second on this computer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{files} take about %Ln minute(s). You can use everything meanwhile.</source>
        <translation>
            <numerusform>{files} take about %Ln minute. You can use everything meanwhile.</numerusform>
            <numerusform>{files} take about %Ln minutes. You can use everything meanwhile.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message numerus="yes">
        <source>Locks itself after %n minute(s) without use.</source>
        <translation>
            <numerusform>Locks itself after %n minute without use.</numerusform>
            <numerusform>Locks itself after %n minutes without use.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VaultHeader</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message numerus="yes">
        <source>%Ln picture(s) a minute</source>
        <translation>
            <numerusform>%Ln picture a minute</numerusform>
            <numerusform>%Ln pictures a minute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) a minute</source>
        <translation>
            <numerusform>%Ln page a minute</numerusform>
            <numerusform>%Ln pages a minute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) a minute</source>
        <translation>
            <numerusform>%Ln file a minute</numerusform>
            <numerusform>%Ln files a minute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) a second</source>
        <translation>
            <numerusform>%Ln picture a second</numerusform>
            <numerusform>%Ln pictures a second</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) a second</source>
        <translation>
            <numerusform>%Ln page a second</numerusform>
            <numerusform>%Ln pages a second</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) a second</source>
        <translation>
            <numerusform>%Ln file a second</numerusform>
            <numerusform>%Ln files a second</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking: %Ln file(s) so far</source>
        <translation>
            <numerusform>Looking: %Ln file so far</numerusform>
            <numerusform>Looking: %Ln files so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorthTop</name>
    <message numerus="yes">
        <source>Set aside, %Ln</source>
        <translation>
            <numerusform>Set aside, %Ln</numerusform>
            <numerusform>Set aside, %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Figures</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Lengths</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
</context>
</TS>
