import type { Exemption, LegalBasis, PlannedMaterial, Preview } from '@yijian/core/contract';
import { Section } from '../../ui/section.tsx';
import { words } from '../strings.ts';
import styles from './told.module.css';

const text = words.bundle;

/** 要准备的材料: what it must be, in what form, for whom; nothing else may be asked for. */
export function BringList({ preview }: { preview: Preview }) {
  const bring = preview.materials.filter((material) => material.disposition === 'bring');
  const needed = bring.filter((material) => material.required).length;
  const toFill = preview.fields.filter((field) => field.source === 'applicant').length;
  return (
    <Section title={text.bringTitle(needed, bring.length - needed)} note={text.toFill(toFill, preview.fields.length)}>
      {bring.length === 0 && <p>{text.toBringNone}</p>}
      <ol className={styles.materials}>
        {bring.map((material) => (
          <li key={material.key}>
            <h3>
              {material.name}{' '}
              {!material.required && (
                <span className={styles.soft}>{material.neededWhen ? text.maybe : text.optional}</span>
              )}{' '}
              {material.deferrable && <span className={styles.soft}>{text.deferrable}</span>}
            </h3>
            <MaterialFacts material={material} nameOf={nameIn(preview)} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function MaterialFacts({ material, nameOf }: { material: PlannedMaterial; nameOf: (id: string) => string }) {
  const facts: [string, string | null][] = [
    [text.need, material.content],
    [text.form, [text.forms[material.form], material.format, copiesOf(material)].filter(Boolean).join('；')],
    [text.sign, material.signature === NO_SIGNATURE ? null : material.signature],
    [text.keep, material.keepReason],
    [text.usedBy, material.members.map(nameOf).join('、')],
    [text.basis, material.basis.map(basisWords).join('；')],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** How the guides say that nothing has to be signed or sealed. */
const NO_SIGNATURE = '无';

/** An electronic file is sent once: counting copies of it only makes people wonder whether paper is wanted after all. */
function copiesOf({ form, originals, copies }: PlannedMaterial): string | null {
  return form === 'electronic' ? null : text.copies(originals, copies);
}

/** 不用交的材料, by how they are obtained instead, each with the reason. */
export function SparedList({ preview }: { preview: Preview }) {
  const spared = preview.materials.filter((material) => material.disposition === 'exempt');
  if (spared.length === 0) return null;
  const ways = [...new Set(spared.map((material) => material.exemption?.way))].filter((way) => way !== undefined);
  return (
    <Section title={text.sparedTitle(spared.length)}>
      {ways.map((way) => (
        <SparedGroup
          key={way}
          way={way}
          materials={spared.filter((material) => material.exemption?.way === way)}
          nameOf={nameIn(preview)}
        />
      ))}
    </Section>
  );
}

type GroupProps = { way: Exemption['way']; materials: readonly PlannedMaterial[]; nameOf: (id: string) => string };

function SparedGroup({ way, materials, nameOf }: GroupProps) {
  return (
    <>
      <h3 className={styles.way}>{text.ways[way]}</h3>
      <ul className={styles.spared}>
        {materials.map((material) => (
          <li key={material.key}>
            <b>{material.name}</b>
            <span>
              {material.exemption?.reason}
              <small>
                {text.usedBy}：{material.members.map(nameOf).join('、')}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function nameIn(preview: Preview): (id: string) => string {
  return (id) => preview.included.find((member) => member.id === id)?.name ?? id;
}

function basisWords(basis: LegalBasis): string {
  return `《${basis.law}》${basis.article ?? ''}`;
}
