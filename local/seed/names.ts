import type { Random } from '#local/seed/random.ts';

/** Common surnames, the commonest written more than once, and a few of two characters. */
const surnames = [
  ...'王王王王李李李李张张张张刘刘刘陈陈陈杨杨黄黄赵赵吴吴周周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋',
  ...'蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
  ...['欧阳', '司马', '诸葛', '上官'],
] as const;

/** Given-name characters. 㛃 and 𬱖 stand for the rare ones that a register must carry: outside GB2312 and the basic plane. */
const firstOfMen = [...'建志国文明德永家光海金玉春世立成俊少振庆广兴天子昌宏绍克'];
const lastOfMen = [...'华军平强明伟斌勇辉涛刚杰林峰波鹏飞超龙生荣清祥发松宁浩宇轩瑞𬱖'];
const firstOfWomen = [...'秀玉桂丽春小晓美雪海红金凤文淑慧雅思佳梦婉若诗云燕'];
const lastOfWomen = [...'英芳兰珍梅玲霞娟敏静丽燕萍红艳华琴云莉洁琳蓉颖婷雯倩怡欣㛃'];
/** Names of one character. */
const singleOfMen = [...'伟强军勇磊涛超鹏杰斌辉波峰刚毅𬱖'];
const singleOfWomen = [...'芳娜敏静丽艳娟霞婷雪慧莉颖洁㛃'];

const pools = {
  male: { first: firstOfMen, last: lastOfMen, single: singleOfMen },
  female: { first: firstOfWomen, last: lastOfWomen, single: singleOfWomen },
} as const;

export type DemoSex = keyof typeof pools;

/** An invented name. Repeats come by themselves, as in any county: 11,137 people share some thousands of names. */
export function inventName(random: Random, sex: DemoSex): string {
  const { first, last, single } = pools[sex];
  const surname = random.pick(surnames);
  return random.chance(0.2) ? surname + random.pick(single) : surname + random.pick(first) + random.pick(last);
}

/** Whether a name can have come from these pools: surname, then one or two given-name characters. */
export function isInvented(name: string): boolean {
  return surnames.some((surname) => {
    if (!name.startsWith(surname)) return false;
    const given = [...name.slice(surname.length)];
    return Object.values(pools).some(({ first, last, single }) =>
      given.length === 1
        ? single.includes(given[0] ?? '')
        : given.length === 2 && first.includes(given[0] ?? '') && last.includes(given[1] ?? ''),
    );
  });
}
