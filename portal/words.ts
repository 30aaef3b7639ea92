import { defineWords } from '#ui/language.ts';

/** Words that the public pages share. */
export const portalWords = defineWords({
  zh: {
    notices: '公示',
    track: '查询异议处理',
    policies: '制度文件',
    data: '公开数据',
    console: '工作人员登录',
    home: '首页',
    receipt: '异议已受理',
    notFound: '没有找到',
    notFoundText: '没有这份公示，或公示内容已退回修改、不再公开。',
    toNotices: '查看正在公示的内容',
    broken: '系统出错',
    brokenText: (id: string) => `请稍后再试，或拨打 12310，并告知编号 ${id}。`,
    wholeNotice: '整份公示',
  },
  en: {
    notices: 'Public notices',
    track: 'Follow an objection',
    policies: 'Policy documents',
    data: 'Open data',
    console: 'Officers sign in',
    home: 'Home',
    receipt: 'Objection received',
    notFound: 'Not found',
    notFoundText: 'There is no such notice, or what it put forward was withdrawn to be changed.',
    toNotices: 'See the notices that run',
    broken: 'Something went wrong',
    brokenText: (id: string) => `Try again later, or telephone 12310, and tell us ${id}.`,
    wholeNotice: 'The whole notice',
  },
});
