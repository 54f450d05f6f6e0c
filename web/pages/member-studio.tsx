import { filledDay } from '../../text/dates.js';
import { studioWords } from '../../text/studio.js';
import { memberWords } from '../../text/web-members.js';
import { studioPageWords } from '../../text/web-studios.js';
import { HonoursBox } from '../components/honours-box.js';
import { LetterBox } from '../components/letter-box.js';
import { Facts } from '../components/say.js';
import { Table } from '../components/table.js';
import { documentOf, Page } from '../layout.js';
import type { Frame } from '../views/frame.js';
import type { MemberStudioView } from '../views/studio.js';

/** A studio for its member: its term, the own membership and agreement, and who else serves; nothing that was said of others. */
export function memberStudioPage(frame: Frame, view: MemberStudioView): string {
  const { language } = frame;
  const words = studioPageWords[language];
  const members = memberWords[language];
  const { term, own, agreement } = view;
  const span = (from: string, to: string) => `${filledDay(from, language)} ${words.to} ${filledDay(to, language)}`;
  const fileHref = agreement && `/api/studios/${view.studioId}/members/${own.number}/agreements/${agreement.version}`;
  return documentOf(
    <Page frame={frame} title={view.name} at="studios">
      <h1>{view.name}</h1>
      <Facts
        rows={[
          [words.number, view.number],
          [words.unit, view.unitName],
          [words.state, studioWords[language].state[term.state]],
          [words.term(term.number), span(term.from, term.to)],
          [members.own, studioWords[language].memberState[own.state]],
          [members.ownDays, own.from && own.to ? span(own.from, own.to) : ''],
        ]}
      />
      {agreement && fileHref ? <LetterBox letter={agreement} language={language} fileHref={fileHref} /> : null}
      <HonoursBox list={view.honours} language={language} />
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
    </Page>,
  );
}
