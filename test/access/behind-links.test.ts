import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rowNamed } from '../../api/pages/perform.js';
import { rows } from '../../api/routes/all.js';
import { links, tasks } from '../../db/schema/all.js';
import { printedCode } from '../../desk/kit/links.js';
import { kindsSignedIn, type TaskKind, taskKinds } from '../../domain/task-kinds.js';
import { formsOf } from '../../web/task-forms/forms.js';
import { formOn, type Shown, Visitor } from '../web/site.js';
import { candidate, taskView } from '../web/task-view.js';
import { type Moment, moments } from './walk/moments.js';
import { type AccessWorld, accessWorld } from './world.js';

/** What the page of a correction offers: the form of the application itself (`web/pages/application-form.tsx`). */
const ofCorrection = ['saveDraft', 'addAttachment', 'removeAttachment', 'resubmitApplication'];

/** Acts on the page of a task as it stands behind its link: nobody to hand it to is shown there. */
function offered(kind: TaskKind): readonly string[] {
  if (kind === 'correction') return ofCorrection;
  const { work } = taskView(kind);
  const behind = { ...work, colleagues: [], mayRefill: true, waiting: [candidate(3)] };
  const tied = { ...behind, candidates: [candidate(1, { tied: true }), candidate(2, { tied: true })] };
  const more = kind === 'ranking' ? formsOf(taskView(kind, { work: tied }), 'zh') : [];
  return [...formsOf(taskView(kind, { work: behind }), 'zh'), ...more].map((form) => form.act);
}

describe.each(taskKinds)('the link of %s (domain.md section 10)', (kind) => {
  test('leads to acts that can be done behind it, or to sign-in', () => {
    const acts = offered(kind);
    if (doneElsewhere.includes(kind)) return expect([acts, kindsSignedIn.includes(kind)]).toEqual([[], true]);
    expect(acts.length).toBeGreaterThan(0);
    const closed = acts.filter((act) => rowNamed(rows, act, true) === null);
    expect(kindsSignedIn.includes(kind) ? [] : closed).toEqual([]);
    // nothing stands behind a link that leads to sign-in, or the list of kinds is out of date
    if (kindsSignedIn.includes(kind)) expect(closed.length).toBeGreaterThan(0);
  });
});

/** Its page says what is to be done on another, signed in. */
const doneElsewhere: readonly TaskKind[] = ['memberFilling'];

/** A form filled in as somebody might: the first of each choice, a word in each box, what it asks to be typed. */
function filled(html: string, form: string): Record<string, string> {
  const { fields } = formOn(html, form);
  const whole = (html.match(/<form[\s\S]*?<\/form>/g) ?? []).find((one) => one.includes(`data-form="${form}"`)) ?? '';
  const radios = [...whole.matchAll(/<input[^>]*type="(?:radio|checkbox)"[^>]*>/g)].toReversed().map(([tag]) => {
    return [/\sname="([^"]*)"/.exec(tag)?.[1] ?? '', /\svalue="([^"]*)"/.exec(tag)?.[1] ?? ''] as const;
  });
  const selects = [...whole.matchAll(/<select[^>]*\sname="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)].map(
    ([, name = '', options = '']) => [name, /<option value="([^"]+)"/.exec(options)?.[1] ?? ''] as const,
  );
  const numbers = [...whole.matchAll(/<input[^>]*type="number"[^>]*>/g)].map(
    ([tag]) => [/\sname="([^"]*)"/.exec(tag)?.[1] ?? '', '1'] as const,
  );
  const words = Object.entries(fields).flatMap(([name, value]) => (value === '' ? [[name, '一份'] as const] : []));
  return {
    ...fields,
    ...Object.fromEntries([...words, ...numbers, ...selects, ...radios]),
    _confirm: fields._expected ?? '',
  };
}

/** Nobody may meet these who came by a link of their own: there would be no way on. */
const shut = [401, 403, 404];

describe('every form on every page behind a link of a round is one that can be sent there', () => {
  let world: AccessWorld;
  const seen = new Map<TaskKind, string>();
  const wrong: string[] = [];
  beforeAll(async () => {
    world = await accessWorld();
    for (const moment of moments.slice(0, moments.indexOf('withdrawn'))) {
      await world.walk.to(moment);
      await look(moment);
      for (const aside of asides[moment] ?? []) await away(aside);
    }
  }, 300_000);
  afterAll(() => world?.close());

  const asides: Partial<Record<Moment, readonly Moment[]>> = {
    schoolReview: ['declined'],
    countyNotice: ['vetoHearing'],
  };
  const away = (moment: Moment) =>
    world.takenBack(async () => {
      const now = await world.desk.clock.now();
      await world.walk.to(moment);
      await look(moment);
      world.desk.clock.set(now);
    });

  /** One open task of each kind not looked at yet. */
  async function look(moment: Moment): Promise<void> {
    const { db } = world.deps;
    const open = await db
      .select({ id: links.id, kind: tasks.kind })
      .from(links)
      .innerJoin(tasks, eq(tasks.id, links.taskId))
      .where(and(eq(links.state, 'live'), eq(tasks.state, 'open')));
    for (const { id, kind } of open) {
      if (seen.has(kind)) continue;
      const visitor = new Visitor(world);
      const locked = await visitor.open(`/t/${id}`);
      const isLocked = locked.html.includes('data-form="openLink"');
      seen.set(
        kind,
        isLocked ? 'opened' : locked.html.includes('/sign-in?then=/tasks/') ? 'signIn' : `${locked.status}`,
      );
      if (!isLocked) continue;
      const page = await visitor.send(locked, 'openLink', { code: printedCode(world.deps.linkKey, id) });
      for (const form of page.html.match(/(?<=data-form=")[^"]+/g) ?? []) {
        const answer = await sent(visitor, page, form);
        if (shut.includes(answer.status)) wrong.push(`${kind} @ ${moment} ${form}: ${answer.status}`);
      }
    }
  }
  const sent = (visitor: Visitor, page: Shown, form: string) =>
    world.takenBack(() => visitor.send(page, form, filled(page.html, form)));

  test('and the others lead to sign-in', () => {
    expect(wrong).toEqual([]);
    const led = [...seen].map(([kind, how]) => [kind, how, kindsSignedIn.includes(kind) ? 'signIn' : 'opened']);
    expect(led.filter(([, how, should]) => how !== should)).toEqual([]);
    expect([...seen.keys()].toSorted()).toEqual(taskKinds.filter((kind) => !notWalked.includes(kind)).toSorted());
  });
});

/** What the walked round does not come by; the table above speaks of them. */
const notWalked: readonly TaskKind[] = [
  'correction',
  'bundle',
  'openSheets',
  'ranking',
  'publishCityNotice',
  'vetoDecision',
  'confirmTransfer',
  'departureDecision',
  'addressCorrection',
  'letterDrafting',
  'fundClosing',
  // nobody serves in the walked studio: their pages are opened in test/web/writings and test/web/leaving
  'memberCompletion',
  'memberFilling',
  'growthPlan',
  'guideGrowthPlan',
  'memberSummary',
  'acknowledgeSummary',
  'removalHearing',
];
