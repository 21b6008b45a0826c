<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Activity</name>
    <message>
        <source>{p} percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping. What is sealed stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Understanding pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading text in documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bringing in “{source}” and %n more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bringing in “{source}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits until everything else is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Understanding words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits its turn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaptionStrip</name>
    <message>
        <source>Find similar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find similar (Shift+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text in this picture: “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag it out of the window for a copy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Search…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalogue card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another vault…</source>
        <translation>其他保险库…</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Heirloom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>dddd d MMMM</source>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>dddd d MMMM yyyy</source>
        <translation>yyyy年M月d日 dddd</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>under a minute</source>
        <translation>不到一分钟</translation>
    </message>
    <message numerus="yes">
        <source>about %n min</source>
        <translation>
            <numerusform>约 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hours</source>
        <translation>
            <numerusform>约 %n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>a few hours</source>
        <translation>几个小时</translation>
    </message>
    <message>
        <source>about a day</source>
        <translation>约一天</translation>
    </message>
    <message>
        <source>a few days</source>
        <translation>几天</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n 字节</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DropBox</name>
    <message>
        <source>Find pictures like this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop any picture here, even one that is not in the vault.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>%Ln file(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files}, {size}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>Export a copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>This kind of file cannot be shown yet. The original is kept as it is.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Filmstrip</name>
    <message>
        <source>{i} of {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filmstrip, {place}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Making a vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been sent anywhere. Heirloom works without an account and without the internet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, and nothing was made. Free some space, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault could not be made there, and nothing was left behind. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>current</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {n} of {m}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip for now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FolderRow</name>
    <message>
        <source>{amount} so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take “{name}” off the list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FoldersStep</name>
    <message>
        <source>Which folders should it watch?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in them now comes into the vault, and whatever is added later follows by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder yet. You can add one here, or drop files into the window later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add another…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each file is copied into the vault. The originals stay where they are, and nothing in these folders is ever changed or deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders to watch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is the vault itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is watched with all that is in it already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{amount}; fits, {free} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of the vault has {free} free: {missing} too little for all of this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a folder to watch</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>Last opened today, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last opened yesterday, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last opened on {date}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GateWindow</name>
    <message>
        <source>Opening the vault…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the passphrase…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the keychain…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the sheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing the passphrase…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finishing an interrupted save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain does not open this vault. Type the passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The groups are typed well, but this is the sheet of another vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Heirloom ({code}). Your vault is untouched by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is using this vault. Close it there, then unlock again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer Heirloom changed this vault. Everything in it is safe; this version cannot read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heirloom stopped unexpectedly. Your vault is whole: everything that was sealed is safe. ({code})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heirloom could not start ({code}). Your vault is untouched.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupField</name>
    <message>
        <source>Group {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery group {n} of 12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group {n} matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{c}” is never used on the sheet. Please look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is group {m}. Here group {n} is asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a mistake in group {n}. Please compare it with the sheet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n no longer kept as keepsake(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept %n as keepsake(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed the tags of %n item(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed the title of %n item(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed the caption of %n item(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed the date of %n item(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed the place of %n item(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rated %n item(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotated %n item(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set %n item(s) aside. They stay in the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n item(s) will be erased in 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brought %n item(s) back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took %n item(s) out again. They are erased in 30 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: keepsake, %n item(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back in the timeline: %n item(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n item(s) will not be erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turned back: %n item(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: tags of %n item(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: %n item(s)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HitsModel</name>
    <message>
        <source>{n} of {total}, also related</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HitsView</name>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobSummary</name>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity, {job}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity, {job}, {p} percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity (Ctrl+J)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{p} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MediaGridView</name>
    <message>
        <source>No date yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%Ln item(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%Ln item(s), {k} kept as keepsakes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keepsake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>selected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NavModel</name>
    <message>
        <source>{page}, {n} new</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <source>Page {i} of {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Hide the passphrase</source>
        <translation>隐藏口令</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>显示口令</translation>
    </message>
</context>
<context>
    <name>PassphrasePage</name>
    <message>
        <source>That passphrase does not open this vault.</source>
        <translation>此口令无法打开这个保险库。</translation>
    </message>
    <message>
        <source>Any letters, words or signs, in any language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies of the vault that were made before keep opening with the old one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your sheet opens this vault. Choose a new passphrase for the days to come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase of today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new passphrase, the same again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it and open the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open without changing it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseStep</name>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault is made. Its passphrase can be changed later in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens the vault, and only you know it. Several words are easier to keep than a riddle of signs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase, the same again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggest four words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the vault and its keys. This takes a few seconds on purpose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any letters, words or signs, in any language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlaceStep</name>
    <message>
        <source>A place for the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One folder on this computer holds everything, sealed. You can move or copy it later like any folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown before the vault is unlocked, so it is not secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a vault that already exists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have a recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault is made. Its folder can be moved later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} free on this disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a full path, or choose a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such disk on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is kept in step by another program, or lies on a network share. That would damage a vault in use. Choose a folder of this computer&apos;s own; a backup is the way to another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a vault in this folder already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is something in this folder already. Choose an empty one or a new name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder cannot be written to. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is nearly full: {size} more are needed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Choose another place…</source>
        <translation>选择其他位置…</translation>
    </message>
    <message>
        <source>Another vault…</source>
        <translation>其他保险库…</translation>
    </message>
    <message>
        <source>Get it again</source>
        <translation>重新获取</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Everything in the vault is safe.</source>
        <translation>保险库中的一切都是安全的。</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有更改任何内容。</translation>
    </message>
    <message>
        <source>It is kept as it is.</source>
        <translation>已按原样保存。</translation>
    </message>
    <message>
        <source>That passphrase does not open this vault.</source>
        <translation>此口令无法打开这个保险库。</translation>
    </message>
    <message>
        <source>Part of this vault is damaged on the disk.</source>
        <translation>这个保险库在磁盘上有部分损坏。</translation>
    </message>
    <message>
        <source>What is whole can still be looked at and exported.</source>
        <translation>完好的部分仍可查看和导出。</translation>
    </message>
    <message>
        <source>The vault could not be opened.</source>
        <translation>无法打开保险库。</translation>
    </message>
    <message>
        <source>The disk reported an error. Copy the vault to another disk and open the copy.</source>
        <translation>磁盘报告了错误。请把保险库复制到另一块磁盘，再打开副本。</translation>
    </message>
    <message>
        <source>This vault is on a read-only disk. You can look, but not change anything.</source>
        <translation>保险库位于只读磁盘上，可以查看，但不能更改。</translation>
    </message>
    <message>
        <source>Another Heirloom is working with this vault.</source>
        <translation>另一个 Heirloom 正在使用这个保险库。</translation>
    </message>
    <message>
        <source>Close it, or wait until it has finished.</source>
        <translation>请关闭它，或等它完成。</translation>
    </message>
    <message>
        <source>This vault was last used with a newer Heirloom.</source>
        <translation>这个保险库上次由更新版本的 Heirloom 使用。</translation>
    </message>
    <message>
        <source>Nothing was changed. The newer version opens it.</source>
        <translation>没有更改任何内容，用新版本即可打开。</translation>
    </message>
    <message>
        <source>It is not where it was. The disk may not be connected.</source>
        <translation>它不在原来的位置，磁盘可能没有连接。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>Nothing half-written is left. Make room, then go on.</source>
        <translation>没有留下写了一半的内容。腾出空间后即可继续。</translation>
    </message>
    <message>
        <source>There is something at this place already. It was left as it is.</source>
        <translation>这个位置已有内容，未作改动。</translation>
    </message>
    <message>
        <source>This cannot be done that way.</source>
        <translation>不能这样做。</translation>
    </message>
    <message>
        <source>This did not work.</source>
        <translation>没有成功。</translation>
    </message>
    <message>
        <source>This did not work, because of a fault in Heirloom.</source>
        <translation>没有成功，原因是 Heirloom 自身的故障。</translation>
    </message>
    <message>
        <source>You stopped this.</source>
        <translation>你已停止此操作。</translation>
    </message>
    <message>
        <source>What was finished is safe.</source>
        <translation>已完成的部分是安全的。</translation>
    </message>
    <message>
        <source>The part of Heirloom that reads files could not be started.</source>
        <translation>Heirloom 读取文件的部分无法启动。</translation>
    </message>
    <message>
        <source>A file that belongs to Heirloom is damaged. Install Heirloom again.</source>
        <translation>Heirloom 自带的一个文件已损坏，请重新安装 Heirloom。</translation>
    </message>
    <message>
        <source>This model is not in a form that is safe to read. It was not taken in.</source>
        <translation>这个模型的格式无法安全读取，未予收入。</translation>
    </message>
    <message>
        <source>The files of this model have changed on the disk.</source>
        <translation>这个模型的文件在磁盘上被改动过。</translation>
    </message>
    <message>
        <source>Search by date, place and words goes on.</source>
        <translation>按日期、地点和文字搜索仍可使用。</translation>
    </message>
    <message>
        <source>The starter model is not completely installed. Install Heirloom again.</source>
        <translation>入门模型没有安装完整，请重新安装 Heirloom。</translation>
    </message>
    <message>
        <source>The download stopped. It goes on where it was.</source>
        <translation>下载中断，之后会从中断处继续。</translation>
    </message>
    <message>
        <source>This model could not be prepared for this computer.</source>
        <translation>无法为这台电脑准备好这个模型。</translation>
    </message>
    <message>
        <source>The model used until now stays in use.</source>
        <translation>继续使用原来的模型。</translation>
    </message>
    <message>
        <source>It could not be read.</source>
        <translation>无法读取。</translation>
    </message>
    <message>
        <source>It was moved or deleted meanwhile.</source>
        <translation>期间已被移动或删除。</translation>
    </message>
    <message>
        <source>It was still being written.</source>
        <translation>文件仍在写入。</translation>
    </message>
    <message>
        <source>It is taken in once it is finished.</source>
        <translation>写完后会收入。</translation>
    </message>
    <message>
        <source>Its name is too long.</source>
        <translation>文件名太长。</translation>
    </message>
    <message>
        <source>Protected with its own password.</source>
        <translation>文件自带密码保护。</translation>
    </message>
    <message>
        <source>This kind of file cannot be shown yet.</source>
        <translation>暂不支持显示这类文件。</translation>
    </message>
    <message>
        <source>It is too large to be read on this computer.</source>
        <translation>文件太大，这台电脑无法读取。</translation>
    </message>
    <message>
        <source>Reading it took more memory than one file may take.</source>
        <translation>读取它所需的内存超出了单个文件的上限。</translation>
    </message>
    <message>
        <source>Reading it took too long.</source>
        <translation>读取耗时太长。</translation>
    </message>
    <message>
        <source>It could not be read: something in it is broken.</source>
        <translation>无法读取：其中有内容已损坏。</translation>
    </message>
    <message>
        <source>This copy differs from its fingerprint.</source>
        <translation>此副本与指纹不符。</translation>
    </message>
    <message>
        <source>Bring the file in again and it is mended.</source>
        <translation>重新收入该文件即可修复。</translation>
    </message>
    <message>
        <source>It could not be written there.</source>
        <translation>无法写入那个位置。</translation>
    </message>
    <message>
        <source>This file could not be used.</source>
        <translation>这个文件无法使用。</translation>
    </message>
</context>
<context>
    <name>RecoverySheet</name>
    <message>
        <source>Recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made on {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These twelve groups open the vault if the passphrase is lost. Whoever holds this sheet and a copy of the vault can read everything in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With your passport and birth certificates, or with someone you trust with them. Not in an email, and not in a photo on your phone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Heirloom, choose “I have a recovery sheet”, and type the groups in order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault {id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet 1 of 1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryStep</name>
    <message>
        <source>Keep this sheet safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no one who can reset your passphrase, not even us. This sheet is the only other way in, so please put it on paper before you go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the sheet (Ctrl+P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check your copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read these two groups from the paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print it or write it down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed and checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved and checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written down and checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue opens when both groups match.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PDF on this computer does not help if this computer is lost. Move it somewhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No printer was found: save the sheet and print it elsewhere, or copy it by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer did not take the sheet. Try again, or save it as a PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet was sent to the printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as “{name}”. Whoever opens that file can read the groups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PDF could not be saved there. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scrubber</name>
    <message>
        <source>No date yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date scrubber, {month}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>same afternoon as your best match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} seen in the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, perhaps, in the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File name: {quote}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between day and place</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No date yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{quote}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {total}, {name}, matched: {why}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words in the picture: “{quote}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>title: “{quote}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>caption: “{quote}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tag: {quote}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>alike in meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looks like the picture you dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looks like the picture you chose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dated by the camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dated only by the file&apos;s own time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dated by its file name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dated by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dated by what the file says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since {date}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>like the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {n} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More in words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also related</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weaker matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They fit only in part. It is a guess whether they are meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first {n} of {total}. Add a date or place to see others.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>This picture is only compared. It is not stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like this picture, which is not stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search pictures, letters, places…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchHead</name>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order: {order}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refine</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n memories</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>More than {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Searched %n items on this computer in {t} s. Nothing was sent anywhere.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Selection</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>There is a mistake in group {n}. Please compare it with the sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open with the recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the twelve groups from your sheet. Each one ends with a check symbol, so a slip shows at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery group {n} of 12</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>Recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery group {n} of 12</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Main navigation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock now (Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the vault now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Remote pictures were not loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the beginning is shown here. Export a copy to read all of it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Strength</name>
    <message>
        <source>Too easy: it is among the first million anyone would try.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too easy: it could be guessed in {t}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fair. It could be guessed in {t}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong. Would take {t} to guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very strong. Would take {t} to guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I accept that this can be guessed in {t}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too easy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longer than there have been people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {n} years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>centuries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than a century</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextView</name>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TileActs</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase in 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase %Ln item(s) for good?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They leave the Timeline now and can be brought back for 30 days. After that they are erased from this vault. Copies elsewhere (backups, exported files, the originals you brought in) are not touched, and a disk may keep traces of what was erased, readable only with this vault&apos;s key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied. It leaves the clipboard when the vault is locked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TileMenu</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export a copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase for good…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelinePage</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the vault…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Nothing of this kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other memories are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a folder anywhere in this window, or choose one to watch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Any kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tile size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tile size (+ and -)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalogue card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files (Ctrl+O)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopStrip</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keepsake: keep no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalogue card</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Troubles</name>
    <message>
        <source>{name} and %n more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished">显示</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk could not be read at this place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved or deleted meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have no permission to read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program holds it, often a virus scanner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed while it was being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name is too long for the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault&apos;s disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected with its own password. Kept as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut short or damaged. Kept as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This format cannot be opened yet. Kept as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too large to be looked into. Kept as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be understood. Kept as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This copy differs from its fingerprint.</source>
        <translation>此副本与指纹不符。</translation>
    </message>
</context>
<context>
    <name>TurnButton</name>
    <message>
        <source>Previous (Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next (Right)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnderstandingStep</name>
    <message>
        <source>How should it understand your pictures?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model looks at each picture once and writes down what it sees as numbers, on this computer. That is what lets you ask for “birthday cake outside”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Better with people, moods and long sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads signs and handwriting better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Understands questions in many languages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick with a graphics card, slower without one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now. Search by date, place and words only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A download is a file coming in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your pictures never go out. Every connection is listed in the privacy ledger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it understands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open my vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Included, {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs no graphics card</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>About %Ln picture(s) a second on this computer</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Finds scenes, objects and seasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Understands English and Chinese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs no internet at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can use everything while it works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{files} take about %Ln minute(s). You can use everything meanwhile.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Already on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download, once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download {size}, once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be added or removed later in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address and checksum are shown before it starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its size, address and checksum are shown before it starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence: {name}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>That passphrase does not open this vault. Try again in {n} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That passphrase does not open this vault.</source>
        <translation>此口令无法打开这个保险库。</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drive “{name}” is not connected. This page goes on by itself when it is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault is not in its folder. This page goes on by itself when it is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer Heirloom made this vault. Everything in it is safe; this version cannot read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault&apos;s first file is damaged, and it cannot be opened as it is. The memories in it were not touched: bring the file VAULT back from a backup of the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have a recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another vault…</source>
        <translation>其他保险库…</translation>
    </message>
    <message numerus="yes">
        <source>Locks itself after %n minute(s) without use.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{a}. {b}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VaultHeader</name>
    <message>
        <source>Main menu, vault {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VaultRow</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it off this list; the vault stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drive “{name}” is not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in its folder just now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VaultsPage</name>
    <message>
        <source>There is no vault in “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which vault?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those that were opened on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None was opened here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a vault from a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new vault…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>under a minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about an hour left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a few hours left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>many hours left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under a minute</source>
        <translation type="unfinished">不到一分钟</translation>
    </message>
    <message>
        <source>about an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a few hours</source>
        <translation type="unfinished">几个小时</translation>
    </message>
    <message>
        <source>many hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files}, {m} MB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n picture(s) a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n page(s) a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n file(s) a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n picture(s) a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n page(s) a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n file(s) a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking: %n file(s) so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{a} of {b} files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{files}, {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{c} of {d} {unit}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorkQueue</name>
    <message>
        <source>It stopped unexpectedly. What was brought in so far is safe.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>YearHistogram</name>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys choose a year, with Shift several, Delete takes the choice away.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>dates</name>
    <message>
        <source>dddd d MMMM yyyy</source>
        <comment>format of a day with its year, as Qt writes it</comment>
        <translation type="unfinished">yyyy年M月d日 dddd</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <comment>format of a day without its year, as Qt writes it</comment>
        <translation type="unfinished">M月d日 dddd</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>format of a month, as Qt writes it</comment>
        <translation type="unfinished">yyyy年M月</translation>
    </message>
</context>
</TS>
