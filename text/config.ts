import type { VariableName } from '../config.js';
import type { Language } from '../domain/vocabulary.js';

/** What is said of a wrong environment variable; `expects` says what each must be. */
export type ConfigWords = {
  missing: (name: string, expects: string) => string;
  wrong: (name: string, expects: string) => string;
  forbidden: (name: string, expects: string) => string;
  unencrypted: (name: string) => string;
  expects: Record<VariableName, string>;
};

const zhPort = '1–65535 之间的端口号';
const enPort = 'a port number, 1–65535';
const zhFile = '文件路径';
const enFile = 'the path of a file';

export const config: Record<Language, ConfigWords> = {
  zh: {
    missing: (name, expects) => `${name}：缺少，应为${expects}`,
    wrong: (name, expects) => `${name}：不正确，应为${expects}`,
    forbidden: (name) => `${name}：正式运行（production）时不得设置`,
    unencrypted: (name) =>
      `${name}：正式运行时与其他机器的通信必须加密：PUBLIC_URL 用 https://，DATABASE_URL 加 ?sslmode=verify-full，SMTP_URL 用 smtps:// 或 smtp://…?requireTLS=true，Temporal 设 TEMPORAL_TLS=true，CLAMD_ADDRESS 只能指向本机`,
    expects: {
      PINGXUAN_MODE: ' embedded 或 production',
      PINGXUAN_PARTS: ' api、worker 或 api,worker',
      PINGXUAN_CRASH_AT: '中断点名称，可带“:次数”',
      PINGXUAN_HOME: '文件夹路径',
      DATA_DIR: '文件夹路径',
      LOG_LEVEL: ' fatal、error、warn、info、debug、trace 或 silent',
      START_PATIENCE_SECONDS: '秒数，1–3600',
      HTTP_HOST: '监听的主机名或 IP 地址',
      HTTP_PORT: zhPort,
      PUBLIC_URL: '外部访问地址，以 http:// 或 https:// 开头',
      TRUST_PROXY_HOPS: '前置代理的层数，0–10',
      SESSION_SECRET: '至少 32 个字符的随机串，不含空格',
      FORMER_SESSION_SECRETS: '以空格分隔的旧密钥，每个至少 32 个字符',
      DATA_KEYS: '每把至少 32 个字符的随机串，新的在前，以逗号分隔，不含空格',
      METRICS_HOST: '监听的主机名或 IP 地址',
      METRICS_PORT: zhPort,
      TEMPORAL_METRICS_PORT: zhPort,
      OIDC_ISSUER: '统一身份认证的签发者地址，以 https:// 开头（与客户端编号、密钥同时给出）',
      OIDC_CLIENT_ID: '统一身份认证分配的客户端编号',
      OIDC_CLIENT_SECRET: '统一身份认证分配的客户端密钥',
      OIDC_STRONG_ACR: '表示双因素的 acr 值',
      DATABASE_URL: ' PostgreSQL 地址，以 postgres:// 开头',
      DATABASE_OWNER_URL: ' PostgreSQL 地址，以 postgres:// 开头，用户为数据表的所有者',
      TEMPORAL_ADDRESS: '“主机：端口”',
      TEMPORAL_NAMESPACE: ' Temporal 命名空间',
      TEMPORAL_PORT: zhPort,
      TEMPORAL_UI_PORT: zhPort,
      TEMPORAL_API_KEY: ' Temporal Cloud 的 API 密钥',
      TEMPORAL_TLS: ' true 或 false',
      TEMPORAL_TLS_SERVER_CA_PATH: zhFile,
      TEMPORAL_TLS_CLIENT_CERT_PATH: `${zhFile}（与私钥同时给出）`,
      TEMPORAL_TLS_CLIENT_KEY_PATH: `${zhFile}（与证书同时给出）`,
      TEMPORAL_TLS_SERVER_NAME: '服务器证书上的主机名',
      TEMPORAL_CLI_PATH: zhFile,
      SMTP_URL: '发信服务器地址，以 smtp:// 或 smtps:// 开头',
      CLAMD_ADDRESS: '本机 clamd 病毒扫描服务的“主机：端口”',
      SMTP_PORT: zhPort,
      MAIL_FROM: '发件人地址',
      MAIL_UI_PORT: zhPort,
      CLOCK_DAY_SECONDS: '一天折合的秒数，大于 0，不超过 86400',
      CLOCK_START: '带时区的时刻，例如 2026-03-01T08:00:00+08:00',
      CHROMIUM_PATH: zhFile,
    },
  },
  en: {
    missing: (name, expects) => `${name}: missing, must be ${expects}`,
    wrong: (name, expects) => `${name}: wrong, must be ${expects}`,
    forbidden: (name) => `${name}: must not be set in production`,
    unencrypted: (name) =>
      `${name}: production speaks to other machines encrypted only: PUBLIC_URL by https://, DATABASE_URL with ?sslmode=verify-full, SMTP_URL by smtps:// or smtp://…?requireTLS=true, Temporal with TEMPORAL_TLS=true, CLAMD_ADDRESS on this machine alone`,
    expects: {
      PINGXUAN_MODE: 'embedded or production',
      PINGXUAN_PARTS: 'api, worker or api,worker',
      PINGXUAN_CRASH_AT: 'the name of a crash point, with ":n" or without',
      PINGXUAN_HOME: 'the path of a folder',
      DATA_DIR: 'the path of a folder',
      LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent',
      START_PATIENCE_SECONDS: 'seconds, 1–3600',
      HTTP_HOST: 'the host name or IP address to listen on',
      HTTP_PORT: enPort,
      PUBLIC_URL: 'the address people use, beginning with http:// or https://',
      TRUST_PROXY_HOPS: 'the number of proxies in front, 0–10',
      SESSION_SECRET: 'a random text of at least 32 characters, without spaces',
      FORMER_SESSION_SECRETS: 'earlier secrets of at least 32 characters each, parted by spaces',
      DATA_KEYS: 'random texts of at least 32 characters each, the newest first, with commas and no spaces between',
      METRICS_HOST: 'a host name or IP address to listen on',
      METRICS_PORT: enPort,
      TEMPORAL_METRICS_PORT: enPort,
      OIDC_ISSUER: "the identity provider's issuer, https:// (with client id and secret)",
      OIDC_CLIENT_ID: 'the client id it gave us',
      OIDC_CLIENT_SECRET: 'the client secret it gave us',
      OIDC_STRONG_ACR: 'the value of acr that says two factors were shown',
      DATABASE_URL: 'the address of PostgreSQL, beginning with postgres://',
      DATABASE_OWNER_URL: 'the address of PostgreSQL, beginning with postgres://, as the owner of the tables',
      TEMPORAL_ADDRESS: '"host:port"',
      TEMPORAL_NAMESPACE: 'a Temporal namespace',
      TEMPORAL_PORT: enPort,
      TEMPORAL_UI_PORT: enPort,
      TEMPORAL_API_KEY: 'an API key of Temporal Cloud',
      TEMPORAL_TLS: 'true or false',
      TEMPORAL_TLS_SERVER_CA_PATH: enFile,
      TEMPORAL_TLS_CLIENT_CERT_PATH: `${enFile} (given together with the key)`,
      TEMPORAL_TLS_CLIENT_KEY_PATH: `${enFile} (given together with the certificate)`,
      TEMPORAL_TLS_SERVER_NAME: "the host name on the server's certificate",
      TEMPORAL_CLI_PATH: enFile,
      SMTP_URL: 'the address of the mail server, beginning with smtp:// or smtps://',
      CLAMD_ADDRESS: '"host:port" of a clamd on this machine',
      SMTP_PORT: enPort,
      MAIL_FROM: "the sender's address",
      MAIL_UI_PORT: enPort,
      CLOCK_DAY_SECONDS: 'how many seconds a day lasts, above 0, at most 86400',
      CLOCK_START: 'an instant with its zone, such as 2026-03-01T08:00:00+08:00',
      CHROMIUM_PATH: enFile,
    },
  },
};
