import { filledDay } from '../../text/dates.js';
import { studioWords } from '../../text/studio.js';
import { memberWords } from '../../text/web-members.js';
import { studioPageWords } from '../../text/web-studios.js';
import { ActFormBox } from '../components/act-form.js';
import { HonoursBox } from '../components/honours-box.js';
import { LetterBox } from '../components/letter-box.js';
import { MemberRecord } from '../components/member-record.js';
import { sayRemovalAppeal } from '../components/removal-appeal.js';
import { Facts } from '../components/say.js';
import { Table } from '../components/table.js';
import { WritingsBox } from '../components/writings-box.js';
import { documentOf, Page } from '../layout.js';
import { leavingForm, revisionForm } from '../member-forms.js';
import type { Frame } from '../views/frame.js';
import type { MemberStudioView } from '../views/member.js';

/**
 * A studio for its member: its term, the own membership, agreement and record, and who else serves; nothing that was said of others.
 * Whoever has left reads the own part alone (STUDIO-O04).
 */
export function memberStudioPage(frame: Frame, view: MemberStudioView): string {
  const { language } = frame;
  const words = studioPageWords[language];
  const members = memberWords[language];
  const { memberState, leavingReason, state } = studioWords[language];
  const { term, own, agreement, leaving } = view;
  const span = (from: string, to: string) => `${filledDay(from, language)} ${words.to} ${filledDay(to, language)}`;
  const home = `/api/studios/${view.studioId}/members/${own.number}`;
  const today = view.on;
  return documentOf(
    <Page frame={frame} title={view.name} at="studios" scripts={['form.js']}>
      <h1>{view.name}</h1>
      <Facts
        rows={[
          [words.number, view.number],
          [words.unit, view.unitName],
          [words.state, state[term.state]],
          [words.term(term.number), span(term.from, term.to)],
          [members.own, memberState[own.state]],
          [members.ownDays, own.from && own.to ? span(own.from, own.to) : ''],
          ...(leaving
            ? ([
                [members.leavesOn, filledDay(leaving.on, language)],
                [members.leavingKind, leavingReason[leaving.reason]],
                [members.leavingWords, leaving.words],
              ] as const)
            : []),
          ...(view.removalAppeal
            ? [[members.appeal.title, sayRemovalAppeal(view.removalAppeal, language)] as const]
            : []),
        ]}
      />
      {agreement ? (
        <LetterBox letter={agreement} language={language} fileHref={`${home}/agreements/${agreement.version}`} />
      ) : null}
      <MemberRecord
        record={view.record}
        on={own.endedAt && own.to && own.to < today ? own.to : today}
        fileHref={`${home}/record.pdf`}
        language={language}
      />
      <WritingsBox whose={[{ name: '', writings: view.writings }]} language={language} />
      {view.revisable ? (
        <ActFormBox
          form={revisionForm(own.termId, own.number, language)}
          of={{ language, guard: view.guard, page: frame.here, again: view.again }}
        />
      ) : null}
      <HonoursBox list={view.honours} language={language} />
      {view.members ? (
        <section class="card" aria-labelledby="members">
          <h2 id="members">{members.serving}</h2>
          {view.members.length === 0 ? (
            <p>{members.nobodyServes}</p>
          ) : (
            <Table
              head={[members.number, members.name, members.school]}
              rows={view.members.map((one) => [String(one.number), one.name, one.schoolName])}
            />
          )}
        </section>
      ) : null}
      {view.leavable ? (
        <ActFormBox
          form={leavingForm(own.termId, own.number, language)}
          of={{ language, guard: view.guard, page: frame.here, again: view.again }}
        />
      ) : null}
    </Page>,
  );
}
