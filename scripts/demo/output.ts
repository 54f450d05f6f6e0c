import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Winner } from './chapters/city.js';
import { bench, counties, officer } from './chapters/county-desk.js';
import type { Studio } from './chapters/studio-desk.js';
import { call, download, side } from './http.js';
import { stateOf, type World } from './world.js';

/** Writes everything the round produced: papers, tables, letters, and a summary of counts and identifiers. */
export async function writeOutput(
  world: World,
  winners: readonly Winner[],
  studios: readonly Studio[],
  out: string,
): Promise<void> {
  const { story, round } = world;
  story.chapter('成果', 'Results');
  await rm(out, { recursive: true, force: true });
  for (const folder of ['pdf', 'xlsx', 'mail']) await mkdir(join(out, folder), { recursive: true });
  const files: string[] = [];
  const keep = async (name: string, bytes: Promise<Buffer>) => {
    await writeFile(join(out, name), await bytes);
    files.push(name);
  };
  const total = winners.length * 3 + studios.length + world.notices.length + 5;
  await story.progress(
    '证书、牌匾、申报表、责任书、公示凭证、汇总表',
    'certificates, plaques, forms, letters of responsibility, proofs, summaries',
    total,
    async (done) => {
      for (const { application, certificateNumber, plaqueNumber } of winners) {
        const { browser } = await world.people.as(application.applicant.code);
        const at = `/api/cases/${application.caseId}`;
        const name = application.applicant.name;
        const papers = [
          [`pdf/证书-${certificateNumber}-${name}.pdf`, `${at}/certificate`],
          [`pdf/牌匾-${plaqueNumber}-${name}.pdf`, `${at}/plaque`],
        ] as const;
        for (const [file, path] of papers) {
          await keep(file, download(browser, path));
          done();
        }
      }
      const { browser } = await world.people.as('bureau-officer-1');
      // The bureau's copy of each form carries the opinions of school, county and city.
      for (const { application } of winners) {
        const at = `/api/cases/${application.caseId}`;
        const { formVersion } = await call<{ formVersion: number }>(browser, 'GET', at);
        const name = `pdf/申报表-${application.number}-${application.applicant.name}.pdf`;
        await keep(name, download(browser, `${at}/forms/${formVersion}`));
        done();
      }
      for (const { studioId, number, name } of studios) {
        const at = `/api/studios/${studioId}/letters`;
        const { items } = await call<{ items: readonly { version: number }[] }>(browser, 'GET', at);
        const [sealed] = items;
        await keep(`pdf/责任书-${number}-${name}.pdf`, download(browser, `${at}/${sealed?.version}`));
        done();
      }
      for (const { noticeId, number } of world.notices) {
        await keep(`pdf/公示凭证-${number}.pdf`, download(browser, `/api/notices/${noticeId}/proof`));
        done();
      }
      await keep(`pdf/入选名单-${round.code}.pdf`, download(browser, `/api/results/${round.code}/list.pdf`));
      await keep(`xlsx/入选名单-${round.code}.xlsx`, download(browser, `/api/results/${round.code}/list.xlsx`));
      done();
      done();
      for (const county of counties) {
        const { nominations } = await bench(world, county);
        const own = await world.people.as(officer(county));
        for (const [part, { nominationId }] of nominations.entries())
          await keep(
            `xlsx/汇总表-${county.zh}-${part + 1}.xlsx`,
            download(own.browser, `/api/nominations/${nominationId}/summary`),
          );
        done();
      }
    },
  );
  const heads = await world.post.heads();
  await side(heads, 4, async ({ id }) => writeFile(join(out, 'mail', `${id}.eml`), await world.post.eml(id)));
  const summary = await summaryOf(world, winners, files, heads.length);
  await writeFile(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  story.tell(
    `${files.length} 份文件，${heads.length} 封邮件，见 out/demo/`,
    `${files.length} files and ${heads.length} letters in out/demo/`,
  );
}

async function summaryOf(world: World, winners: readonly Winner[], files: readonly string[], mails: number) {
  const states: Record<string, number> = {};
  const ends = [];
  for (const file of world.applications.values()) {
    const state = await stateOf(world, file.applicant.code, file);
    states[state] = (states[state] ?? 0) + 1;
    ends.push({ number: file.number, caseId: file.caseId, story: file.applicant.story, state });
  }
  return {
    round: { code: world.round.code, roundId: world.round.roundId, dates: world.round.dates },
    endedOn: world.clock.today(),
    counts: {
      applications: world.applications.size,
      winners: winners.length,
      mails,
      notices: world.notices.length,
      states,
    },
    winners: winners.map(({ application, certificateNumber, plaqueNumber }) => ({
      number: application.number,
      name: application.applicant.name,
      story: application.applicant.story,
      certificateNumber,
      plaqueNumber,
    })),
    refusals: Object.fromEntries([...world.refusals.met].toSorted()),
    notices: world.notices,
    applications: ends,
    files,
  };
}
