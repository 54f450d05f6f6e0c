import { z } from 'zod';
import { seatsOf } from '../../desk/kit/seats.js';
import { importOrganisations } from '../../desk/organisations/import-organisations.js';
import { importPeople } from '../../desk/organisations/import-people.js';
import { importPosts } from '../../desk/organisations/import-posts.js';
import { invitePeople } from '../../desk/organisations/invite-people.js';
import { manageAccount } from '../../desk/organisations/manage-account.js';
import { replaceHolder } from '../../desk/organisations/replace-holder.js';
import { readReturned } from '../../desk/organisations/returned-sheets.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import { exampleFile } from '../documents/import-example.js';
import type { AnyRow } from './call.js';
import { importRoute, sheetType } from './import-route.js';
import { fileRoute, route } from './route.js';
import { id } from './shapes.js';

const tag = 'people';

/** Bodies, people and posts: sheets in, all or nothing; and who follows whom in a post. */
export const organisationRows: readonly AnyRow[] = [
  importRoute({
    path: '/api/imports/organisations',
    kind: 'organisations',
    act: importOrganisations,
    summary: { zh: '导入单位（XLSX 或 CSV）', en: 'Import bodies (XLSX or CSV)' },
  }),
  importRoute({
    path: '/api/imports/people',
    kind: 'people',
    act: importPeople,
    summary: {
      zh: '导入人员（XLSX 或 CSV）；已有人员的邮箱变更由另一人批准',
      en: 'Import people (XLSX or CSV); a second officer puts other addresses of known people in force',
    },
    more: { proposalId: id.nullable() },
  }),
  importRoute({
    path: '/api/imports/posts',
    kind: 'posts',
    act: importPosts,
    summary: {
      zh: '导入任职（XLSX 或 CSV），由另一人批准',
      en: 'Import who holds which post (XLSX or CSV); a second officer puts it in force',
    },
    more: { proposalId: id.nullable() },
  }),
  fileRoute({
    path: '/api/imports/examples/{sheet}',
    tag,
    summary: {
      zh: '下载导入表格的示例：organisations、people、posts，后缀 .xlsx 或 .csv',
      en: 'An example of a sheet to import: organisations, people or posts, with .xlsx or .csv',
    },
    mediaType: sheetType,
    otherTypes: ['text/csv'],
    read: exampleFile,
  }),
  fileRoute({
    path: '/api/imports/returned/{sha256}',
    tag,
    summary: { zh: '下载标有错误的表格', en: 'The sheet given back with an error column' },
    mediaType: sheetType,
    read: async (context) => {
      const { deps, actor, params } = context;
      const isOfficer = (await seatsOf(context, actor.personId)).some(({ role }) => role === 'cityOfficer');
      const bytes = isOfficer && !actor.taskId ? await readReturned(deps, params.sha256 ?? '') : null;
      return bytes ? accepted({ bytes, name: 'errors.xlsx' }) : refused(refuse('notFound'));
    },
  }),
  route({
    method: 'post',
    path: '/api/organisations/{orgId}/posts/{role}/replacement',
    act: replaceHolder,
    tag,
    summary: {
      zh: '提请岗位换人，由另一人批准',
      en: 'Ask that another person take over a post; a second officer puts it in force',
    },
    status: 201,
    response: z.object({ proposalId: id }),
  }),
  route({
    method: 'post',
    path: '/api/accounts/invitations',
    act: invitePeople,
    tag,
    summary: { zh: '为已录入、尚无账号的人员开通账号', en: 'Open accounts for everybody entered who has none' },
    response: z.object({ invited: z.int(), withoutAddress: z.int() }),
  }),
  route({
    method: 'post',
    path: '/api/accounts/changes',
    act: manageAccount,
    tag,
    summary: {
      zh: '停用、恢复账号，或提请清除丢失的动态验证码（由另一人批准）',
      en: 'Close or open an account, or ask that a lost second factor be taken away (a second officer puts it in force)',
    },
    response: z.object({ sessionsEnded: z.int(), proposalId: id.nullable() }),
  }),
];
