import { caseNumbers, countiesOf, sheetsOfRound } from '../../db/read/page-round.js';
import { namesOf } from '../../db/read/page-task.js';
import { silentExperts } from '../../desk/city/late-declarations.js';
import { scoringRun } from '../../desk/city/sheets.js';
import { openTie, votersOn } from '../../desk/city/tie-voters.js';
import { performSystem } from '../../desk/kit/act.js';
import { type Organiser, officerOf } from '../../desk/kit/organiser.js';
import { roundOf } from '../../desk/kit/round.js';
import { organiserSeat, type Seat, seatsOf } from '../../desk/kit/seats.js';
import { changeCode } from '../../desk/round/change-code.js';
import { orderChanges } from '../../desk/round/order-changes.js';
import { previewRound, type RoundPreview } from '../../desk/round/preview-round.js';
import type { CalendarData } from '../../domain/calendar/calendar.js';
import { isProvisional } from '../../domain/calendar/working-days.js';
import { roundDateKeysAt } from '../../domain/host-selection/round-dates.js';
import { accepted, refuse, refused } from '../../domain/refusal.js';
import type { StudioLevel } from '../../domain/studio/composition.js';
import { dayOf } from '../../domain/time/beijing.js';
import type { Language } from '../../domain/vocabulary.js';
import { inTodaysNames } from '../../policy/host-selection/stored.js';
import { sayChanges } from '../../text/round.js';
import { ruleInFull } from '../../text/rules.js';
import { flattenFields } from '../../web/application/flatten.js';
import { roundPage } from '../../web/pages/round.js';
import { roundsPage } from '../../web/pages/rounds.js';
import type { OrderView, PreviewView, RoundView } from '../../web/views/round.js';
import { cityRoles, countyRoles } from '../reads/case-sight.js';
import { isOfCounty, isOfOrganiser, ordersOf, roundFor, roundsFor } from '../reads/rounds.js';
import { uuidOf } from './cases.js';
import { actorOf, frameOf, guardOf, type Page, type SessionCall } from './kit.js';
import { tellAll } from './refusals.js';

const mySeats = (call: SessionCall) => seatsOf({ tx: call.deps.db, now: call.now }, call.caller.personId);
const worksInRounds = (seats: readonly Seat[]): boolean =>
  seats.some(({ role }) => cityRoles.includes(role) || countyRoles.includes(role));
const isOfficer = (seats: readonly Seat[], round: Organiser): boolean => {
  const post = officerOf(round);
  return seats.some(({ role, orgId }) => role === post.role && orgId === post.orgId);
};

/** Rounds for the bureau that writes them and the counties that work in them. */
export const roundPages: readonly Page[] = [
  {
    path: '/rounds',
    who: 'session',
    load: async (call) => {
      const seats = await mySeats(call);
      if (!worksInRounds(seats)) return refused(refuse('notFound'));
      const drafter = await organiserSeat({ tx: call.deps.db, now: call.now }, actorOf(call));
      const view = {
        items: await roundsFor(call.deps.db, seats),
        mayDraft: drafter !== null,
        keepsCalendar: drafter?.level === 'city',
        counties: drafter?.level === 'city' ? await countiesOf(call.deps.db, null) : [],
        guard: guardOf(call),
        ...(call.again && { again: call.again }),
      };
      return accepted(roundsPage(await frameOf(call), view));
    },
  },
  {
    path: '/rounds/:roundId',
    who: 'session',
    load: async (call) => {
      const seats = await mySeats(call);
      if (!worksInRounds(seats)) return refused(refuse('notFound'));
      const found = await roundFor(call.deps.db, seats, uuidOf(call.params.roundId));
      if (!found.ok) return found;
      const row = found.value;
      const city = isOfOrganiser(seats, row);
      const officer = isOfficer(seats, row);
      const draft = officer && row.state === 'draft' ? await previewRound(call.deps, actorOf(call), row.id) : null;
      if (draft && !draft.ok) return draft;
      const preview = draft?.ok ? draft.value : null;
      const beneath = row.level === 'city' ? await countiesOf(call.deps.db, row.id) : [];
      const counties = beneath.map((one) => {
        const mayRead = row.state !== 'draft' && one.places !== null && (city || isOfCounty(seats, one.orgId));
        const places = preview?.counties.find(({ orgId }) => orgId === one.orgId)?.places ?? one.places;
        return {
          ...one,
          places: city || mayRead ? places : null,
          href: mayRead ? `/rounds/${row.id}/counties/${one.orgId}` : null,
        };
      });
      const view: RoundView = {
        ...row,
        officer,
        secondFactor: call.caller.secondFactor,
        dates: preview ? preview.dates : datesOf(row, call.deps.calendar()),
        counties: city ? counties : counties.filter((one) => one.href),
        preview: preview && previewOf(preview, inTodaysNames(row.parameters), call.language),
        orders: city ? await ordersFor(call, row, counties) : [],
        terms: officer && row.state === 'open' ? termsOf(inTodaysNames(row.parameters)) : {},
        ...(city ? await panelOf(call, row.id) : { panel: [], unsealed: [] }),
        tied: officer && row.state === 'open' ? await tiedOf(call, row.id) : [],
        silent: officer && row.state === 'open' ? await silentOf(call, row.id) : [],
        guard: guardOf(call),
        ...(call.again && { again: call.again }),
      };
      return accepted(roundPage(await frameOf(call), view));
    },
  },
];

/** Names and values as an order may set them: `schoolRecommendationDays`, `late.bundle.hard`. */
const termsOf = (parameters: unknown): Readonly<Record<string, string>> => {
  const flat = Object.entries(flattenFields(parameters, 'p')).map(([name, [first = '']]) => [name.slice(2), first]);
  return Object.fromEntries(flat);
};

const datesOf = (
  { level, dates }: { readonly level: StudioLevel; readonly dates: Readonly<Record<string, string>> },
  calendar: CalendarData,
): RoundView['dates'] =>
  roundDateKeysAt(level).flatMap((key) => {
    const due = dates[key];
    return due ? [{ key, due, provisional: isProvisional(calendar, dayOf(due)), basis: null }] : [];
  });

function previewOf(preview: RoundPreview, parameters: unknown, language: Language): PreviewView {
  const flat = flattenFields(parameters, 'parameters');
  const values = Object.entries(flat).map(([name, [first = '']]) => [
    name.replace('parameters.countyQuotas.', 'countyQuotas.'),
    first,
  ]);
  return {
    vacancies: preview.vacancies,
    contradictions: tellAll(preview.contradictions, language),
    rules: preview.rules.map(({ stage, clauses }) => ({
      stage,
      clauses: clauses.map(({ id }) => ruleInFull(id, language)),
    })),
    values: Object.fromEntries(values),
  };
}

async function ordersFor(
  call: SessionCall,
  round: { readonly id: string; readonly parameters: unknown },
  counties: readonly { readonly orgId: string; readonly name: string }[],
): Promise<readonly OrderView[]> {
  const rows = await ordersOf(call.deps.db, round.id);
  const tied = rows
    .flatMap(({ change }) => orderChanges.safeParse(change).data ?? [])
    .flatMap((one) => (one.kind === 'tieOrder' ? one.order : []));
  const names = new Map([
    ...counties.map(({ orgId, name }) => [orgId, name] as const),
    ...(await caseNumbers(call.deps.db, tied)),
  ]);
  return rows.map(({ id, number, reason, state, proposedBy, change }) => {
    const own = proposedBy === call.caller.personId;
    // Of a form sent whole only what would become another: whoever signs sees what is signed.
    const before = state === 'proposed' ? inTodaysNames(round.parameters) : {};
    return { id, number, reason, state, own, changes: changesOf(change, before, names, call.language) };
  });
}

/** What an order changes, as the letter about it says it. */
function changesOf(
  change: unknown,
  before: unknown,
  names: ReadonlyMap<string, string>,
  language: Language,
): readonly string[] {
  const parsed = orderChanges.safeParse(change);
  const codes = (parsed.success ? parsed.data : []).flatMap((one) =>
    one.kind === 'moveDates'
      ? Object.entries(one.days).map(([key, day]) => `${key}=${day}`)
      : [changeCode(one, before, names)],
  );
  return sayChanges(codes.join(';'), language);
}

async function panelOf(call: SessionCall, roundId: string): Promise<Pick<RoundView, 'panel' | 'unsealed'>> {
  const sheets = (await sheetsOfRound(call.deps.db, roundId)).filter(({ state }) => state !== 'recused');
  const panel = [...new Set(sheets.map(({ personId }) => personId))].map((personId) => {
    const own = sheets.filter((one) => one.personId === personId);
    return {
      name: own[0]?.name ?? '',
      assigned: own.length,
      sealed: own.filter(({ state }) => state !== 'assigned').length,
    };
  });
  const unsealed = sheets
    .filter(({ state }) => state === 'assigned')
    .map((one) => ({ ...one, label: `${one.name} · ${one.number}` }));
  return { panel, unsealed };
}

/** HOST-O15: a tie on which nobody of the panel may vote is put in order by the bureau. */
async function tiedOf(call: SessionCall, roundId: string): Promise<RoundView['tied']> {
  const tied = await performSystem(call.deps, async (desk) => {
    const round = await roundOf(desk, roundId);
    const ids = await openTie(desk, round);
    return (await votersOn(desk, round, ids)).length > 0 ? [] : ids;
  });
  const numbers = await caseNumbers(call.deps.db, tied);
  return tied.map((caseId) => ({ caseId, number: numbers.get(caseId) ?? '' }));
}

async function silentOf(call: SessionCall, roundId: string): Promise<RoundView['silent']> {
  const silent = await performSystem(call.deps, async (desk) =>
    (await scoringRun(desk, roundId)) ? silentExperts(desk, await roundOf(desk, roundId)) : [],
  );
  const ids = silent.map(({ personId }) => personId);
  const names = await namesOf(call.deps.db, ids);
  return ids.map((personId) => ({ personId, name: names.get(personId) ?? '' }));
}
