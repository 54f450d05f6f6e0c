import { belongs } from '../../domain/studio/members/leaving.js';
import type { Language } from '../../domain/vocabulary.js';
import { filledDay, moment } from '../../text/dates.js';
import { studioWords } from '../../text/studio.js';
import { memberWords } from '../../text/web-members.js';
import type { StudioView } from '../views/studio.js';
import { sayRemovalAppeal } from './removal-appeal.js';
import { Table } from './table.js';

/** Who belongs to a studio, who is nominated, and what the bodies said (MEMBER-01, MEMBER-02); 5 to 7 are advised (STUDIO-04). */
export function MembersBox({ view, language }: { view: StudioView; language: Language }) {
  const words = memberWords[language];
  const { memberState, memberBody, leavingReason } = studioWords[language];
  const live = view.members.filter(({ endedAt }) => endedAt === null).length;
  const serving = view.members.filter(({ state }) => belongs(state)).length;
  return (
    <section class="card" aria-labelledby="members">
      <h2 id="members">{words.title}</h2>
      <p class="soft">{words.range(live, view.advised.min, view.advised.max)}</p>
      {view.fillBy ? (
        <p class="say warn">
          {words.few(serving, view.advised.min, moment(view.fillBy, language))} <span class="rule">STUDIO-O06</span>
        </p>
      ) : null}
      {view.members.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table
          head={[words.number, words.name, words.school, words.state, words.agreement, words.opinions]}
          rows={view.members.map((one) => [
            String(one.number),
            one.name,
            one.schoolName,
            <>
              <span class="tag">{memberState[one.state]}</span>
              {one.leaving ? (
                <p class="soft">
                  {words.leaves(filledDay(one.leaving.on, language), leavingReason[one.leaving.reason])}{' '}
                  {one.leaving.words}
                </p>
              ) : null}
              {one.removalAppeal ? (
                <p class="soft">
                  {words.appeal.title}
                  {language === 'zh' ? '：' : ': '}
                  {sayRemovalAppeal(one.removalAppeal, language)}
                </p>
              ) : null}
              {one.agreement?.sealed ? (
                <p>
                  <a href={`/api/studios/${view.studioId}/members/${one.number}/record.pdf`}>{words.record}</a>
                </p>
              ) : null}
            </>,
            one.agreement ? (
              <a href={`/api/studios/${view.studioId}/members/${one.number}/agreements/${one.agreement.version}`}>
                {words.agreementStates[one.agreement.sealed ? 'sealed' : 'open']}
              </a>
            ) : (
              words.agreementStates.none
            ),
            one.opinions
              .map(({ body, outcome }) => words.said(memberBody[body], words.outcome[outcome]))
              .join(language === 'zh' ? '；' : '; '),
          ])}
        />
      )}
      {view.members.length > 0 ? (
        <p>
          <a href={`/api/studios/${view.studioId}/members.xlsx`}>{words.sheet}</a>
        </p>
      ) : null}
    </section>
  );
}
