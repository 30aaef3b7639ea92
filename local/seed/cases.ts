import type { LeadershipPost, RolloutStage, WithholdingReason } from '#core/codes/lists.ts';

/** What the demo shows on purpose, by the name of the unit. */

/** The 19 of 398 units that publish nothing, and why. */
export const withheld: Readonly<Record<string, readonly [WithholdingReason, RolloutStage]>> = {
  云梦县委机要保密技术服务中心: ['exempt', 'notStarted'],
  云梦县纪委监委信息中心: ['exempt', 'notStarted'],
  云梦县看守所: ['exempt', 'notStarted'],
  云梦县公安局刑事侦查大队: ['exempt', 'notStarted'],
  云梦县原种场: ['inDispute', 'running'],
  云梦县楚剧团: ['inDispute', 'running'],
  云梦县国有林场: ['inDispute', 'running'],
  云梦县汽车客运站: ['returned', 'running'],
  云梦县公证处: ['returned', 'running'],
  云梦县规划勘测设计院: ['returned', 'running'],
  云梦县军粮供应站: ['returned', 'running'],
  云梦县法学会: ['late', 'running'],
  云梦县光荣院: ['late', 'running'],
  云梦县烈士陵园管理所: ['late', 'running'],
  云梦县人工影响天气中心: ['late', 'notStarted'],
  中国民主同盟云梦县总支部委员会: ['late', 'notStarted'],
  云梦县经济开发区综合执法中心: ['preparing', 'pilot'],
  云梦县全民健身中心: ['preparing', 'pilot'],
  云梦县投资审计中心: ['preparing', 'notStarted'],
};

/** 超编: persons over the establishment. */
export const overBy: Readonly<Record<string, number>> = {
  云梦县城市管理执法大队: 3,
  云梦县环境卫生管理所: 5,
  云梦县泵站管理处: 4,
  云梦县第二幼儿园: 2,
  云梦县道路运输服务中心: 2,
  云梦县青禾镇综合执法中心: 1,
};

/** 单列: persons in the strength who are not measured against the establishment. */
export const listedApart: Readonly<Record<string, number>> = {
  云梦县实验小学: 7,
  云梦县公路事业发展中心: 3,
  云梦县公安局: 4,
  云梦县财政局: 2,
};

/** Looks over but is not: establishment 104, strength 109 “including 7 listed apart”, as a published page has it. */
export const looksOver = { name: '云梦县实验小学', establishment: 104, strength: 109 } as const;

/** 超职数: leaders over the mandate. */
export const leadersOverBy: Readonly<Record<string, readonly [LeadershipPost, number]>> = {
  云梦县农业农村局: ['deputy', 1],
  云梦县财政局: ['deputy', 2],
  云梦县中医医院: ['internalDeputy', 1],
};

/** 批量发布: units that put nearly a year of changes on one day, with how many persons they changed on it. */
export const batches: Readonly<Record<string, number>> = {
  云梦县人民医院: 130,
  云梦县第一高级中学: 95,
  云梦县中医医院: 60,
};

/** 更名 in the year shown: name now, name before. */
export const renamed = { name: '云梦县数据局', before: '云梦县政务服务和大数据管理局' } as const;

/** 逾期 and near it: how many units are in which state today, counted on leadership and staff. */
export const lateness = { dueSoon: 24, stale: 18, veryStale: 10 } as const;
/** Units whose persons are confirmed each quarter but whose establishment is not. */
export const STALE_ESTABLISHMENTS = 8;
