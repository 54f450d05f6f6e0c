import { defaultEdition, type HostSelectionEdition } from './default-edition.js';

/**
 * A county's own selection (LOCAL-01): it makes its own rules, and the documents give it none. So it begins with the city's, asks
 * for what its own level can give (honours and influence of the county), and lets the round's ceiling alone limit its schools (HOST-O10).
 */
export const countyEdition: HostSelectionEdition = {
  id: 'county-host-2026',
  level: 'county',
  validFrom: '2026-01-01',
  parameters: {
    ...defaultEdition.parameters,
    honourMinLevel: 'county',
    influenceMinLevel: 'county',
    // everybody in it is of one county: that is no conflict (HOST-O15)
    conflicts: ['ownSchool', 'kinship', 'declared'],
  },
};
