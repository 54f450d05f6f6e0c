type Flat = Readonly<Record<string, string>>;

/** What an order sets, by name: `schoolRecommendationDays`, `late.bundle.hard`, `ladder.0.code`. */
export function flatTerms(set: unknown, prefix = ''): Flat {
  if (set === null || typeof set !== 'object') return { [prefix]: String(set) };
  if (Array.isArray(set) && set.length === 0) return { [prefix]: '' };
  const inner = Object.entries(set).map(([name, value]) => flatTerms(value, prefix ? `${prefix}.${name}` : name));
  return Object.assign({}, ...inner);
}

/** Of what an order sets only what becomes another; the ladder is one thing, told whole. */
export function changedTerms(before: unknown, set: object): Flat {
  const [was, is] = [flatTerms(before), flatTerms(set)];
  const ladder = (flat: Flat) => Object.entries(flat).filter(([name]) => name.startsWith('ladder'));
  const isLadderSame = JSON.stringify(ladder(was)) === JSON.stringify(ladder(is));
  const kept = Object.entries(is).filter(([name, value]) =>
    name.startsWith('ladder') ? !isLadderSame : was[name] !== value,
  );
  return Object.fromEntries(kept);
}
