import { rolesOf } from '../../domain/import-sheets.js';
import type { OrganisationKind, Role } from '../../domain/vocabulary.js';

export const roleFits = (role: Role, kind: OrganisationKind): boolean => rolesOf[kind].includes(role);
