import { expect, it } from 'vitest';
import { rounds } from '../../db/schema/all.js';
import { seatsOf } from '../../desk/kit/seats.js';
import { hostSelectionParameters } from '../../policy/host-selection/parameters.js';
import { runOnBoth, tinyCity } from './desk.js';

runOnBoth('the tiny city', (desk) => {
  it('has an open round with a valid edition and people at their posts', async () => {
    const city = await tinyCity(desk());
    const [round] = await desk().db.select().from(rounds);
    expect(hostSelectionParameters.safeParse(round?.parameters).success).toBe(true);
    const seats = await seatsOf({ tx: desk().db, now: await desk().clock.now() }, city.personId('leaderA1'));
    expect(seats).toEqual([{ role: 'schoolLeader', orgId: city.org('schoolA1') }]);
  });

  it('starts every test empty', async () => {
    expect(await desk().db.select().from(rounds)).toEqual([]);
  });
});
