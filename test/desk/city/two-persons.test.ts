import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { cases, postHoldings, posts } from '../../../db/schema/all.js';
import { proposeCertificateStatus } from '../../../desk/certificate/propose-status.js';
import { setCertificateStatus } from '../../../desk/certificate/set-status.js';
import { decideFinally } from '../../../desk/city/decide-finally.js';
import { justifyProject } from '../../../desk/city/justify-project.js';
import { perform } from '../../../desk/kit/act.js';
import { runOnDesk, tinyCity } from '../../support/desk.js';
import { approval, cleared } from './cleared.js';
import { candidate, done, formHash, refusalOf } from './panel-desk.js';

runOnDesk('what two persons do at the city', (desk) => {
  it('HOST-31: nobody says whether their own project is justified', async () => {
    const city = await tinyCity(desk());
    const caseId = await candidate(desk(), city, 'teacherD1a');
    const own = { state: 'projectJustification', applicantId: city.personId('sectionOfficer') } as const;
    await desk().db.update(cases).set(own).where(eq(cases.id, caseId));
    const input = { roundId: city.roundId, caseId, formHash, decision: 'justified' };
    expect(refusalOf(await perform(desk(), justifyProject, city.person('sectionOfficer'), input))).toBe(
      'conflictOfInterest HOST-31',
    );
  });

  it('HOST-31: who proposed to change the status of a certificate does not decide it, whatever posts they hold', async () => {
    const city = await tinyCity(desk());
    const [caseId = ''] = await cleared(desk(), city, ['teacherD1a']);
    const leader = city.person('cityLeader');
    await done(desk(), decideFinally, leader, approval(city, caseId));
    const ofOfficer = and(eq(posts.role, 'cityOfficer'), eq(posts.orgId, city.org('bureau')));
    const [post] = await desk().db.select().from(posts).where(ofOfficer);
    const both = { postId: post?.id ?? '', personId: leader.personId, fromDay: '2020-01-01' };
    await desk()
      .db.insert(postHoldings)
      .values({ id: randomUUID(), ...both });
    const proposal = { caseId, status: 'suspended', reason: '师德问题核查中' };
    const { proposalId } = await done(desk(), proposeCertificateStatus, leader, proposal);
    const set = { caseId, proposalId, decisionNumber: '江教发〔2026〕30号', reason: '核查期间暂停' };
    expect(refusalOf(await perform(desk(), setCertificateStatus, leader, set))).toBe('secondPersonRequired HOST-31');
    expect(refusalOf(await perform(desk(), setCertificateStatus, city.person('cityLeader2'), set))).toBe('ok');
  });
});
