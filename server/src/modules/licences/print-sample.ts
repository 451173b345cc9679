import { loadCatalogue } from '#catalogue';
import { type LicencePage, renderTemplate } from '#documents';
import type { Environment } from '#platform';
import { planPrint } from './licence-document.ts';
import { lastDay } from './plan-version.ts';
import { refusals } from './refusals.ts';

/** 测试证照 to be printed: what issuing would be given, and the number that stands on it instead of one of the series. */
export type Sample = {
  type: string;
  authority: string;
  holderName: string;
  attributes: Readonly<Record<string, string>>;
  numberedAs: readonly string[];
  number: string;
  issuedOn: string;
  appliedOn: string;
  createdAt: string;
};

/**
 * 测试证照 (THG-16): the page of a licence with the watermark 「测试」. No licence comes of it: no version, no number of the series, no
 * seal, nothing to verify. Refuses `licences.unknown-type`, `licences.unknown-authority`.
 */
export async function printSample(env: Environment, sample: Sample) {
  const { licenceTypes, authorities, elements } = await loadCatalogue(env.db);
  const [type, authority] = [licenceTypes.get(sample.type), authorities.get(sample.authority)];
  if (!type) throw refusals.unknownType.with({ type: sample.type });
  if (!authority) throw refusals.unknownAuthority.with({ authority: sample.authority });
  const { number, issuedOn, appliedOn, holderName } = sample;
  const repeated = Object.fromEntries(sample.numberedAs.map((attribute) => [attribute, number]));
  const plan = planPrint({
    licence: {
      typeName: type.name,
      issuerName: authority.name,
      number,
      issuedOn,
      appliedOn,
      validFrom: issuedOn,
      validTo: lastDay(type, issuedOn),
    },
    content: { holderName, attributes: { ...sample.attributes, ...repeated } },
    type,
    authority,
    elements,
    demo: env.config.demo,
  });
  const page = { ...plan, data: { ...plan.data, trial: true, seal: false } } as typeof plan;
  const printed = await renderTemplate<LicencePage>({ ...page, createdAt: sample.createdAt });
  return { ...printed, title: `测试证照（${type.name}）` };
}
