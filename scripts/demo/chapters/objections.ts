import { type Browser, call, newBrowser } from '../http.js';
import { linkIn } from '../post-box.js';
import { scan } from '../scan.js';
import { type Application, aboutLink, followMail, type World } from '../world.js';

interface Receipt {
  readonly receipt: string;
  readonly code: string;
  readonly reception: string;
}

/** NOTICE-O02: without a name it is a lead, and holds nobody back. */
export async function anonymousLead(world: World, noticeId: string, file: Application): Promise<string> {
  const somebody = newBrowser(world.base);
  const { receipt, reception } = await call<Receipt>(somebody, 'POST', `/api/notices/${noticeId}/objections`, {
    kind: 'anonymous',
    subjectId: file.caseId,
    text: '听说材料里有一个案例是别人写的，请核实。',
  });
  if (reception !== 'lead') throw new Error(`an anonymous objection was taken as ${reception}`);
  return receipt;
}

/** By name and with a file: counts once the address is confirmed by the link in the mail; its receipt names the file. */
export async function namedObjection(world: World, noticeId: string, file: Application): Promise<string> {
  const contact = `${file.number}.objector@home.example`;
  const somebody = newBrowser(world.base);
  const objection = new FormData();
  objection.set('kind', 'named');
  objection.set('subjectId', file.caseId);
  objection.set('fromName', '林家长');
  objection.set('contact', contact);
  objection.set('text', '所列论文第一作者另有其人，请核查。');
  objection.set('files', scan(), '刊物目录页.pdf');
  const filed = await call<Receipt>(somebody, 'POST', `/api/notices/${noticeId}/objections`, objection);
  const { files } = await call<{ files: readonly { name: string }[] }>(somebody, 'POST', '/api/objection-receipts', {
    receipt: filed.receipt,
    code: filed.code,
  });
  if (files[0]?.name !== '刊物目录页.pdf') throw new Error('a receipt that does not name the file');
  const letter = await world.post.letter(contact, (one) => linkIn(one) !== null);
  const link = linkIn(letter);
  const path = `/api/objection-links/${link?.id}/confirmation`;
  const { state } = await call<{ state: string }>(somebody, 'POST', path, { secret: link?.secret });
  if (state !== 'registered') throw new Error(`a confirmed objection is ${state}`);
  return filed.receipt;
}

/** NOTICE-O03: the publishing level disposes of it, by the link in its own letter; the objector is answered. */
export async function dispose(
  world: World,
  officer: string,
  file: Application,
  outcome: 'upheld' | 'dismissed',
): Promise<void> {
  const page: Browser = await followMail(world, officer, ({ text }) => text.includes('异议'));
  const { taskId } = await aboutLink(page);
  const path = `/api/tasks/${taskId}/disposition`;
  const finding = {
    outcome,
    reason:
      outcome === 'upheld' ? '经向刊物核实，所反映情况属实。' : '经向刊物核实，申报人为第一作者，所反映情况不实。',
  };
  if (outcome === 'upheld')
    await world.refusals.expect('badInput', 'NOTICE-O03', () =>
      call(page, 'POST', path, { ...finding, evidenceIds: [] }),
    );
  await call(page, 'POST', path, { ...finding, evidenceIds: outcome === 'upheld' ? ['刊物编辑部复函'] : [] });
  await world.post.letter(`${file.number}.objector@home.example`, ({ subject }) => subject.includes('异议答复'));
}
