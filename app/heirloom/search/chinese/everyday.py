"""Everyday Chinese words whose plain English no general rule finds first in the dictionary; written by hand."""

from __future__ import annotations

from typing import Final

PARTICLES: Final = frozenset("的了着过地得吗呢吧啊之在把被将就都也还很")
"""Grammar between words: they say nothing to an encoder and end the words around them."""

_PLAIN: Final = """
我 my · 我的 my · 我家 my home · 我们 we · 我们的 our · 他 he · 她 she · 你 you · 自己 self · 大家 everyone
有 with · 没有 without · 和 and · 跟 and · 与 and · 给 for · 用 with · 从 from · 里 in · 里面 inside · 上 on
上面 on · 下 under · 下面 under · 中 in · 中间 middle · 外 outside · 外面 outside · 旁 beside · 旁边 beside
边 side · 前 in front · 前面 in front · 后 behind · 后面 behind · 之间 between · 附近 near · 对面 opposite
左边 left · 右边 right · 人 person · 人们 people · 有人 person · 别人 other people · 大人 adult
老人 elderly person · 男人 man · 女人 woman · 男孩 boy · 女孩 girl · 小男孩 little boy · 小女孩 little girl
孩子 child · 小孩 child · 小孩子 child · 孩子们 children · 小朋友 children · 宝宝 baby · 婴儿 baby · 朋友 friends
同学 classmates · 老师 teacher · 学生 student · 医生 doctor · 家 home · 家人 family · 一家人 family · 爸爸 father
妈妈 mother · 爷爷 grandfather · 奶奶 grandmother · 外公 grandfather · 外婆 grandmother · 姥姥 grandmother
姥爷 grandfather · 哥哥 brother · 弟弟 brother · 姐姐 sister · 妹妹 sister · 儿子 son · 女儿 daughter · 老公 husband
老婆 wife · 新娘 bride · 新郎 groom · 孙子 grandson · 孙女 granddaughter · 小 small · 大 big · 老 old · 旧 old
新 new · 多 many · 长 long · 短 short · 高 tall · 白 white · 黑 black · 红 red · 绿 green · 蓝 blue · 黄 yellow
黑白 black and white · 彩色 colourful · 漂亮 beautiful · 可爱 cute · 古老 old · 木 wooden · 石 stone · 车 car
汽车 car · 小汽车 car · 轿车 car · 公交车 bus · 公共汽车 bus · 巴士 bus · 校车 school bus · 摩托车 motorcycle
火车站 train station · 车站 station · 地铁 subway train · 电车 tram · 高铁 high-speed train · 救护车 ambulance
飞机场 airport · 停车 parking · 停车场 parking lot · 街 street · 街上 on the street · 马路 road · 路 road
路标 road sign · 桥 bridge · 花 flower · 草 grass · 草地 lawn grass · 树 tree · 树林 woods · 森林 forest · 叶子 leaf
水 water · 天 sky · 天空 sky · 太阳 sun · 月亮 moon · 星星 stars · 雪 snow · 下雪 snowing · 下雪天 snowy day
雨 rain · 下雨 raining · 下雨天 rainy day · 云 cloud · 山 mountain · 海 sea · 海边 seaside beach · 海滩 beach
沙滩 beach · 河 river · 湖 lake · 日落 sunset · 夕阳 sunset · 日出 sunrise · 风景 landscape · 夜景 night scene
田 field · 农场 farm · 公园 park · 动物园 zoo · 城市 city · 村 village · 猫 cat · 狗 dog · 小狗 puppy · 小猫 kitten
鸟 bird · 鱼 fish · 马 horse · 牛 cow · 羊 sheep · 鸡 chicken · 鸭 duck · 猪 pig · 虎 tiger · 狮 lion · 兔 rabbit
虫 insect · 虫子 insect · 昆虫 insect · 蛇 snake · 龟 turtle · 动物 animal · 宠物 pet · 书 book · 信 letter
书信 letter · 来信 letter · 明信片 postcard · 照 photo · 照片 photo · 相片 photo · 合影 group photo
合照 group photo · 自拍 selfie · 自拍照 selfie · 全家福 family photo · 结婚照 wedding photo · 婚纱照 wedding photo
毕业照 graduation photo · 证件照 portrait photo · 画 painting · 图 picture · 小票 receipt · 收据 receipt
发票 invoice receipt · 账单 bill · 电费 electricity bill · 水费 water bill · 合同 contract · 证书 certificate
护照 passport · 菜谱 recipe · 食谱 recipe · 菜单 menu · 病历 medical record · 成绩单 school report · 简历 resume
车票 train ticket · 机票 plane ticket · 菜 dish of food · 饭 meal · 米饭 rice · 面 noodles · 面条 noodles · 茶 tea
酒 wine · 肉 meat · 蛋 egg · 鸡蛋 egg · 汤 soup · 水果 fruit · 蔬菜 vegetables · 早饭 breakfast · 早餐 breakfast
午饭 lunch · 午餐 lunch · 晚饭 dinner · 晚餐 dinner · 吃 eating · 喝 drinking · 玩 playing · 看 looking at
坐 sitting · 站 standing · 跑 running · 走 walking · 睡 sleeping · 睡觉 sleeping · 吃饭 eating a meal · 做饭 cooking
骑 riding · 骑车 riding a bicycle · 骑马 horse riding · 穿 wearing · 戴 wearing · 抱 holding · 拿 holding
笑 smiling · 哭 crying · 开 open · 停 parked · 飞 flying · 跳 jumping · 打 playing · 踢 kicking · 放 setting off
写 writing · 画画 drawing · 唱歌 singing · 跳舞 dancing · 跑步 running · 游泳 swimming · 爬山 hiking in mountains
钓鱼 fishing · 钓 fishing · 看书 reading a book · 看电视 watching television · 上课 school lesson · 上班 working
旅游 travel · 旅行 travel · 聚会 party · 聚餐 dinner party · 过生日 birthday party · 生日会 birthday party
婚礼 wedding · 结婚 wedding · 毕业 graduation · 比赛 match game · 放烟花 fireworks · 春节 Chinese New Year
过年 Chinese New Year · 圣诞 Christmas · 圣诞节 Christmas · 圣诞树 Christmas tree · 女 woman · 男 man · 女生 girl
男生 boy · 美女 beautiful woman · 客厅 living room · 卧室 bedroom · 厨房 kitchen · 厕所 toilet bathroom
卫生间 bathroom · 浴室 bathroom · 房子 house · 房间 room · 屋 house · 院子 yard · 阳台 balcony · 桌 table
书桌 desk · 窗 window · 门 door · 马桶 toilet · 花瓶 vase · 电脑 computer · 手机 mobile phone · 电视 television
电视机 television · 灯 lamp · 钟 clock · 机 machine · 瓶 bottle · 标志 sign · 牌 sign · 玩具 toy
乐器 musical instrument · 吉他 guitar · 球 ball · 足球 football soccer ball · 踢足球 playing football
打篮球 playing basketball · 打网球 playing tennis · 打棒球 playing baseball · 滑雪 skiing · 冲浪 surfing
京都 Kyoto · 微信 WeChat · 滑冰 ice skating · 种 planting · 油漆 paint · 怎么做 how to make · 多少钱 price
飞机 airplane · 火车 train · 自行车 bicycle · 卡车 truck · 船 boat · 帆船 sailboat · 地铁站 subway station
大象 elephant · 斑马 zebra · 长颈鹿 giraffe · 熊猫 panda · 熊 bear · 老虎 tiger · 狮子 lion · 猴子 monkey
骆驼 camel · 绵羊 sheep · 山羊 goat · 奶牛 cow · 公鸡 rooster · 母鸡 hen · 鸭子 duck · 天鹅 swan · 孔雀 peacock
企鹅 penguin · 海豚 dolphin · 鲸鱼 whale · 海龟 turtle · 乌龟 turtle · 兔子 rabbit · 松鼠 squirrel
蝴蝶 butterfly · 蜜蜂 bee · 蜻蜓 dragonfly · 蚂蚁 ant · 蜘蛛 spider · 金鱼 goldfish · 鹦鹉 parrot · 鸽子 pigeon
蛋糕 cake · 生日蛋糕 birthday cake · 披萨 pizza · 汉堡 hamburger · 三明治 sandwich · 面包 bread · 冰淇淋 ice cream
咖啡 coffee · 啤酒 beer · 红酒 red wine · 苹果 apple · 香蕉 banana · 草莓 strawberry · 西瓜 watermelon
葡萄 grapes · 橙子 orange · 菠萝 pineapple · 桃子 peach · 樱桃 cherries · 胡萝卜 carrot · 西兰花 broccoli
蘑菇 mushroom · 寿司 sushi · 沙拉 salad · 牛排 steak · 沙发 sofa · 床 bed · 椅子 chair · 桌子 table
书架 bookshelf · 雨伞 umbrella · 伞 umbrella · 帽子 hat · 眼镜 glasses · 裙子 dress · 手表 wristwatch
相机 camera · 照相机 camera · 笔记本电脑 laptop · 键盘 keyboard · 时钟 clock · 钢琴 piano · 小提琴 violin · 鼓 drum
滑板 skateboard · 风筝 kite · 气球 balloon · 烟花 fireworks · 蜡烛 candle · 灯笼 lantern · 泰迪熊 teddy bear
冰箱 refrigerator · 洗衣机 washing machine · 微波炉 microwave oven · 轮椅 wheelchair · 婴儿车 baby stroller
帐篷 tent · 篮球 basketball · 网球 tennis · 秋千 swing · 滑梯 playground slide · 向日葵 sunflower · 玫瑰 rose
玫瑰花 rose · 樱花 cherry blossoms · 荷花 lotus · 莲花 lotus flower · 郁金香 tulip · 仙人掌 cactus · 竹子 bamboo
树叶 tree leaves · 落叶 fallen leaves · 雪山 snow-capped mountain · 雪人 snowman · 沙漠 desert
瀑布 waterfall · 彩虹 rainbow · 岛 island · 悬崖 cliff · 山洞 cave · 教堂 church · 城堡 castle · 寺庙 temple
塔 tower · 灯塔 lighthouse · 喷泉 fountain · 雕像 statue · 摩天大楼 skyscraper · 红绿灯 traffic light
长椅 bench · 围栏 fence · 码头 dock · 游泳池 swimming pool · 体育场 stadium · 博物馆 museum · 图书馆 library
超市 supermarket · 商店 store · 餐厅 restaurant · 学校 school · 教室 classroom · 医院 hospital
操场 playground · 婚纱 wedding dress · 毕业典礼 graduation ceremony · 演唱会 concert · 舞台 stage · 乐队 band
合唱团 chorus · 消防车 fire truck · 警车 police car · 直升机 helicopter · 热气球 hot air balloon
摩天轮 Ferris wheel · 过山车 roller coaster · 旋转木马 merry-go-round
"""
LOCATIONS: Final = frozenset({"in", "on", "under", "inside", "outside", "beside", "behind", "near"})
"""What stands behind its noun in Chinese and before it in English."""
_EMPTY: Final = (
    "是 谁 什么 哪里 哪儿 在哪里 在哪儿 在哪 什么时候 什么地方 正在"
    " 一些 有些 那个 这个 那些 这些 一下 有人在 所有 各种 花了"
)

EVERYDAY: Final[dict[str, str]] = {
    **dict.fromkeys([*PARTICLES, *_EMPTY.split()], ""),
    **{
        chinese: english
        for line in _PLAIN.split("\n")
        for chinese, _, english in (pair.strip().partition(" ") for pair in line.split("·"))
        if chinese
    },
}

_NUMBER_WORDS: Final = (
    "两 two · 二 two · 三 three · 四 four · 五 five · 六 six · 七 seven · 八 eight · 九 nine · 十 ten"
)
NUMBERS: Final[dict[str, str]] = {
    **dict.fromkeys("一这那每", ""),
    "几": "several",
    "半": "half",
    **{pair.split()[0]: pair.split()[1] for pair in _NUMBER_WORDS.split("·")},
}

_FULL_MEASURES: Final = """
群 group of · 杯 cup of · 瓶 bottle of · 碗 bowl of · 盘 plate of · 束 bunch of · 串 bunch of · 盒 box of
箱 box of · 对 pair of · 双 pair of · 堆 pile of · 排 row of · 篮 basket of · 罐 can of · 锅 pot of · 桌 table of
袋 bag of · 壶 pot of
"""
MEASURES: Final[dict[str, str]] = {
    **dict.fromkeys("个只条张辆架艘头匹朵棵颗株座栋间台部幅件位名口把支枝根扇顶", ""),
    **dict.fromkeys("块片面场本封首届次份家道", ""),
    **{
        chinese: english
        for line in _FULL_MEASURES.split("\n")
        for chinese, _, english in (pair.strip().partition(" ") for pair in line.split("·"))
        if chinese
    },
}
