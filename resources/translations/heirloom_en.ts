<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>SearchHead</name>
    <message numerus="yes">
        <source>%n memories</source>
        <translation>
            <numerusform>%n memory</numerusform>
            <numerusform>%n memories</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searched %n items on this computer in {t} s. Nothing was sent anywhere.</source>
        <translation>
            <numerusform>Searched %n item on this computer in {t} s. Nothing was sent anywhere.</numerusform>
            <numerusform>Searched %n items on this computer in {t} s. Nothing was sent anywhere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
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
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
</TS>
