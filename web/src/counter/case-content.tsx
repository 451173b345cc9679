import type { CounterCase } from '../api/counter.ts';
import { caseFilePath } from '../api/cases.ts';
import { shortLabels } from '../ui/form/open-fields.ts';
import { FileLink } from '../ui/file-link.tsx';
import { Section } from '../ui/section.tsx';
import { SignedPlaces } from '../ui/signed-places.tsx';
import styles from './counter.module.css';
import { words } from './strings.ts';

/** 材料: taken in or spared, with the evidence in place of what was spared. */
export function CaseMaterials({ found }: { found: CounterCase }) {
  const bring = found.materials.filter((one) => one.disposition === 'bring' || one.files.length > 0);
  const exempt = found.materials.filter((one) => one.disposition === 'exempt' && one.files.length === 0);
  return (
    <Section title={words.materialsTitle} aside={<span>{words.exempt(exempt.length)}</span>}>
      <ul className={styles.materials}>
        {bring.map((material) => (
          <li key={material.key}>
            <p className={styles.materialHead}>
              <b>{material.name}</b>
              <span className={styles.mark} data-done={material.files.length > 0}>
                {material.files.length > 0 ? words.materialDone : words.materialMissing}
              </span>
            </p>
            {material.files.length === 0 && <p className="secondary">{words.noFiles}</p>}
            {material.files.map((file) => (
              <FileLink key={file.fileId} path={caseFilePath(found.caseId, file.fileId)} name={file.name} />
            ))}
            <SignedPlaces places={material.signed ?? []} />
          </li>
        ))}
      </ul>
      {exempt.length > 0 && (
        <ul className={styles.exempt}>
          {exempt.map((material) => (
            <li key={material.key}>
              <span>{material.name}</span>
              <span className="secondary">{evidenceOf(material)}</span>
              <SignedPlaces places={material.signed ?? []} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** 免交依据: what stands in place of the paper, now that it was submitted. */
function evidenceOf({ bound, exemption }: CounterCase['materials'][number]): string {
  if (bound) return words.bound(bound.label);
  return exemption?.way === 'commitment' ? words.promised : (exemption?.reason ?? '');
}

/** 申请内容: the one form, by section, each value with where it came from. */
export function CaseForm({ found }: { found: CounterCase }) {
  const labels = shortLabels(found.fields);
  const sections = new Map<string, CounterCase['fields']>();
  for (const field of found.fields) sections.set(field.section, [...(sections.get(field.section) ?? []), field]);
  return (
    <Section title={words.formTitle}>
      {[...sections].map(([section, fields]) => (
        <div key={section} className={styles.formPart}>
          <h3>{section}</h3>
          <dl className={styles.boxes}>
            {fields.map((field) => (
              <div key={field.key}>
                <dt>{labels.get(field.key) ?? field.label}</dt>
                <dd>
                  {field.value === '' ? <span className="secondary">{words.notShown}</span> : field.value}
                  <span className={styles.source}>{field.sourceText ?? words.sources[field.source] ?? ''}</span>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </Section>
  );
}
