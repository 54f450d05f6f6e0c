import { formatHalfUp, parseFraction } from '../../domain/panel/decimal.js';
import { kindsOf } from '../../domain/studio/commendation/call.js';
import type { Language } from '../../domain/vocabulary.js';
import { moment } from '../../text/dates.js';
import { studioWords } from '../../text/studio.js';
import { type HonourWords, honourWords } from '../../text/web-honours.js';
import { Facts } from '../components/say.js';
import { Table } from '../components/table.js';
import { documentOf, Page } from '../layout.js';
import type { Frame } from '../views/frame.js';
import type { CalledNominee, CallNoticeView, CallView, NomineeView } from '../views/honour.js';

/** One call with everybody nominated in it who is the reader's business. */
export function commendationPage(frame: Frame, view: CallView): string {
  const { language } = frame;
  const words = honourWords[language];
  const { recipient, grade } = studioWords[language];
  const awards = kindsOf(view.awards).map((kind) => words.ceiling(recipient[kind], view.awards[kind] ?? 0));
  return documentOf(
    <Page frame={frame} title={view.name} at="studios">
      <h1>{view.name}</h1>
      <Facts
        rows={[
          [words.callNumber, view.number],
          [words.bureau, view.bureauName],
          [words.year, String(view.year)],
          [words.awards, awards.join(language === 'zh' ? '；' : '; ')],
          [words.state, words.states[view.state]],
          [words.nominationUntil, view.nominationUntil && moment(view.nominationUntil, language)],
          ...view.notices.map((notice) => [words.notice, noticeOf(notice, language)] as const),
        ]}
      />
      <section class="card" aria-labelledby="nominees">
        <h2 id="nominees">{words.nominees}</h2>
        {view.nominees.length === 0 ? (
          <p>{words.noNominees}</p>
        ) : (
          <Table
            head={[words.number, words.kind, words.name, words.unit, words.basis, words.state, words.result]}
            rows={view.nominees.map((one) => [
              String(one.number),
              recipient[one.recipient],
              one.recipient === 'studio' || one.recipient === 'unit' ? one.name : `${one.name}（${one.studioName}）`,
              one.unitName,
              words.basisOf(grade[one.grade], one.works),
              stateOf(one, language),
              resultOf(one, words),
            ])}
          />
        )}
        {view.nominees.length > 0 ? (
          <p>
            <a class="button second" href={`/api/commendation-calls/${view.callId}/nominees.xlsx`}>
              {words.nomineesAsSheet}
            </a>
          </p>
        ) : null}
      </section>
    </Page>,
  );
}

/** Linked while it hangs and after: then its page says when it hung, and no name. */
function noticeOf({ noticeId, number, from, until, hangs, proof }: CallNoticeView, language: Language) {
  const words = honourWords[language];
  const [begin, end] = [moment(from, language), moment(until, language)];
  return (
    <>
      <a href={`/notices/${noticeId}`}>{number}</a> {hangs ? words.hangsUntil(end) : words.hung(begin, end)}
      {proof ? (
        <>
          {' · '}
          <a href={`/api/notices/${noticeId}/proof`}>{words.noticeProof}</a>
        </>
      ) : null}
    </>
  );
}

/** NOTICE-O06: beside a strike by an objection stands what became of the appeal. */
function stateOf({ state, appeal }: CalledNominee, language: Language) {
  const { nomineeState, strikeAppeal } = honourWords[language];
  return (
    <>
      <span class="tag">{nomineeState[state]}</span>
      {appeal ? ` ${strikeAppeal.states[appeal.state](moment(appeal.until, language))}` : null}
    </>
  );
}

function resultOf({ score, rank, tieBrokenBy, honourNumber, honourStatus }: NomineeView, words: HonourWords): string {
  const exact = score === null ? null : parseFraction(score);
  return [
    ...(exact ? [words.score(formatHalfUp(exact, 2))] : []),
    ...(rank === null ? [] : [words.rank(rank)]),
    ...(tieBrokenBy ? [words.byResult] : []),
    ...(honourNumber ? [words.honour(honourNumber)] : []),
    ...(honourStatus === 'revoked' ? [words.revoked] : []),
  ].join(' · ');
}
