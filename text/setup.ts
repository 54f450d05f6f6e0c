import type { Language } from '../domain/vocabulary.js';

/** What the setting-up of a machine says in the terminal. */
export type SetupWords = {
  fetchTemporal: string;
  buildTemporal: string;
  fetchTestServer: string;
  resolveTestServer: string;
  aptUpdate: string;
  aptInstall: (packages: string) => string;
  startPostgres: string;
  startTemporal: string;
  done: string;
  missing: (part: string, how: string) => string;
  portTaken: (name: string, port: number) => string;
  notReady: (part: string) => string;
  retrying: (part: string) => string;
  refusesUs: (part: string) => string;
  startService: string;
  bundleWorkflows: string;
  loadSample: string;
  foundedAlready: string;
  officersAlike: string;
  officerAlready: string;
  noBureau: string;
  stopLate: string;
  ready: string;
  mailInbox: string;
  stopping: string;
  stopped: string;
  endedByItself: (part: string) => string;
};

export const setup: Record<Language, SetupWords> = {
  zh: {
    fetchTemporal: '下载 Temporal 开发服务器',
    buildTemporal: '编译 Temporal 开发服务器（约四分钟，只需一次）',
    fetchTestServer: '下载可跳时的测试服务器',
    resolveTestServer: '用 Maven 取得可跳时的测试服务器',
    aptUpdate: '更新系统软件包目录',
    aptInstall: (packages) => `安装系统软件包：${packages}`,
    startPostgres: '启动 PostgreSQL',
    startTemporal: '启动 Temporal 开发服务器',
    done: '完成',
    missing: (part, how) => `找不到 ${part}：${how}`,
    portTaken: (name, port) => `端口 ${port}（${name}）已被占用，请先停止占用它的程序，或改 ${name}`,
    notReady: (part) => `${part} 没有就绪，已停止`,
    retrying: (part) => `等待 ${part} 就绪`,
    refusesUs: (part) => `${part} 拒绝登录：请核对用户名、口令和库名`,
    startService: '载入程序、打开数据库',
    bundleWorkflows: '打包流程代码（改动后第一次）',
    loadSample: '载入示例城市',
    foundedAlready: '数据库中已有单位，首批经办人只能在空数据库中设立',
    officersAlike: '两位经办人须是不同的人：编号和邮箱都不能相同',
    officerAlready: '此人已是市教育局经办人',
    noBureau: '数据库中还没有市教育局，请先设立',
    stopLate: '未能及时停止，强行结束',
    ready: '评选已就绪',
    mailInbox: '收到的邮件',
    stopping: '正在停止…',
    stopped: '已停止',
    endedByItself: (part) => `${part} 意外退出`,
  },
  en: {
    fetchTemporal: 'downloading the Temporal dev server',
    buildTemporal: 'building the Temporal dev server (about four minutes, once)',
    fetchTestServer: 'downloading the time-skipping test server',
    resolveTestServer: 'getting the time-skipping test server by Maven',
    aptUpdate: "refreshing the system's package list",
    aptInstall: (packages) => `installing system packages: ${packages}`,
    startPostgres: 'starting PostgreSQL',
    startTemporal: 'starting the Temporal dev server',
    done: 'done',
    missing: (part, how) => `${part} not found: ${how}`,
    portTaken: (name, port) => `port ${port} (${name}) is taken: stop what holds it, or change ${name}`,
    notReady: (part) => `${part} did not get ready; stopped`,
    retrying: (part) => `waiting for ${part}`,
    refusesUs: (part) => `${part} refuses us: check user, password and database name`,
    startService: 'loading the program, opening the database',
    bundleWorkflows: 'bundling the process code (the first time after a change)',
    loadSample: 'loading the sample city',
    foundedAlready: 'there are bodies already; the first officers are made in an empty database only',
    officersAlike: 'the two officers have to be two people: neither the same code nor the same address',
    officerAlready: 'this person is an officer of the bureau already',
    noBureau: 'there is no bureau in the database yet: found it first',
    stopLate: 'did not stop in time; ended by force',
    ready: 'Pingxuan is ready',
    mailInbox: 'caught mail',
    stopping: 'stopping…',
    stopped: 'stopped',
    endedByItself: (part) => `${part} ended by itself`,
  },
};
