import { shanghaiDay } from '@yijian/core/calendar';
import type { Evidence } from '@yijian/core/contract';
import { businessNow, type Environment, type KeyRing } from '#platform';
import { type Holder, statusOn } from './licences.ts';
import { listByHolder, openLicences } from './licences.store.ts';

/** 可引用的证照 (LIC-09): a licence as the compiler binds it into a plan. */
export type LicenceEvidence = Extract<Evidence, { kind: 'licence' }>;

/**
 * 查可引用的证照: the licences of a party that are in force today, newest version each, with what is printed on them. `role`:
 * whom of the bundle's parties the holder is. Licences of an erased holder are left out.
 */
export async function findEvidence(
  db: Environment['db'],
  keys: KeyRing,
  party: Holder & { role: string },
): Promise<LicenceEvidence[]> {
  const today = shanghaiDay(await businessNow(db));
  const inForce = (await listByHolder(db, party.subjectId)).filter(
    (licence) => statusOn(licence, today) === 'active' && licence.validFrom <= today,
  );
  const opened = await openLicences(db, keys, inForce);
  return opened.flatMap(({ licence, content }) =>
    content === undefined
      ? []
      : [
          {
            kind: 'licence' as const,
            licenceType: licence.type,
            licenceId: licence.licenceId,
            identifier: licence.identifier,
            version: licence.version,
            hash: licence.attributesHash,
            holder: party.role,
            attributes: content.attributes,
          },
        ],
  );
}
