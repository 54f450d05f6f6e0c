import type { Language } from '../domain/vocabulary.js';

const zh = {
  titles: {
    400: '提交的内容有误',
    401: '请先登录',
    403: '不能办理此事项',
    404: '没有找到该页面',
    409: '情况已有变化',
    410: '链接已失效',
    413: '文件过大',
    415: '文件类型不符',
    422: '按规定不能办理',
    429: '操作过于频繁',
    500: '服务出错',
    503: '服务暂时不可用',
  } as Readonly<Record<number, string>>,
  other: '未能完成',
  notFoundText: '该内容不存在，或不属于您可查看的范围。请核对网址，或从首页重新进入。',
  faultText: '错误已记录，请稍后再试。此次提交没有生效。',
  unavailableText: '系统正在恢复，请稍后刷新。已经办结的事项不受影响，未提交的内容请勿关闭页面。',
  meanwhile: '其间发生的情况',
  reload: '重新查看',
  toHome: '返回首页',
  toTasks: '返回待办',
};

const en: typeof zh = {
  titles: {
    400: 'Something in it is not right',
    401: 'Please sign in',
    403: 'You cannot do this',
    404: 'Nothing here',
    409: 'Things have moved on',
    410: 'The link is no longer good',
    413: 'The file is too large',
    415: 'Files of this type are not accepted',
    422: 'The rules do not allow it',
    429: 'Too many tries',
    500: 'Something went wrong',
    503: 'Not available just now',
  },
  other: 'It could not be done',
  notFoundText: 'It does not exist, or it is not yours to see. Please check the address, or start from the home page.',
  faultText: 'The fault has been noted; please try again later. Nothing was changed.',
  unavailableText: 'The service is recovering; please reload in a moment. What was done stays done.',
  meanwhile: 'What happened meanwhile',
  reload: 'Look again',
  toHome: 'Home',
  toTasks: 'My tasks',
};

/** Words of the pages for what cannot be shown or done. */
export const problemWords: Record<Language, typeof zh> = { zh, en };
