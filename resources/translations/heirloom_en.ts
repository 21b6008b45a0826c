<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>AsidePage</name>
    <message numerus="yes">
        <source>%Ln item(s) will be erased when the days on them are over.</source>
        <translation>
            <numerusform>%Ln item will be erased when the days on them are over.</numerusform>
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
        <source>Wrote %Ln copy(s) to “{folder}”</source>
        <translation>
            <numerusform>Wrote %Ln copy to “{folder}”</numerusform>
            <numerusform>Wrote %Ln copys to “{folder}”</numerusform>
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
    <name>Journey</name>
    <message numerus="yes">
        <source>and %n more place(s)</source>
        <translation>
            <numerusform>and %n more place</numerusform>
            <numerusform>and %n more places</numerusform>
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
            <numerusform>%Ln item, {k} kept as keepsakes</numerusform>
            <numerusform>%Ln items, {k} kept as keepsakes</numerusform>
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
            <numerusform>%Ln file need a look</numerusform>
            <numerusform>%Ln files need a look</numerusform>
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
