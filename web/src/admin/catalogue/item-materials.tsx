import { type Material, questionsInFull, type ServiceItem, type Way } from '@yijian/core/contract';
import { expandQuestions, valueNames } from '@yijian/core/definitions';
import { conditionWords } from '../studio/conditions.ts';
import styles from './definition.module.css';
import { BasisList } from './provenance.tsx';
import { bodyWords } from './strings.ts';
import { useKind } from './use-names.ts';
import { useShared } from './use-shared.ts';

const text = bodyWords.material;

/** 申请材料: the six elements of each, when it is needed, and the ways in which it need not be brought. */
export function ItemMaterials({ item }: { item: ServiceItem }) {
  const shared = useShared();
  const questions = questionsInFull(expandQuestions(item.questions ?? [], shared));
  const types = new Map(useKind('materialType').map((row) => [row.code, row.name]));
  const licences = new Map(useKind('licenceType').map((row) => [row.code, row.name]));
  return (
    <ul className={styles.materials}>
      {item.materials.map((material) => {
        const when = conditionWords(material.when, questions, shared);
        return (
          <li key={material.id}>
            <div className={styles.materialHead}>
              <b>{types.get(material.material) ?? material.material}</b>
              <span className={styles.tag}>{valueNames.necessity?.[material.necessity]}</span>
              <span className={styles.tag}>{valueNames.form?.[material.form]}</span>
            </div>
            {when && (
              <p className={styles.when}>
                {text.when}
                {when}
              </p>
            )}
            <p>{material.content}</p>
            <p className="secondary">
              {[
                material.format,
                text.copies(material.originals, material.copies),
                material.signature === bodyWords.none ? text.noSignature : material.signature,
              ].join(' · ')}
            </p>
            <Ways material={material} licences={licences} />
            {material.keepReason && (
              <p>
                {text.keep}
                {material.keepReason}
              </p>
            )}
            <BasisList basis={material.basis} />
          </li>
        );
      })}
    </ul>
  );
}

function Ways({ material, licences }: { material: Material; licences: ReadonlyMap<string, string> }) {
  const ways = material.ways ?? [];
  if (ways.length === 0) return <p className="secondary">{text.noWays}</p>;
  return (
    <p className={styles.ways}>
      {text.ways}：
      {ways.map((way, index) => (
        <span key={index} className={styles.way}>
          {wayWords(way, licences)}
        </span>
      ))}
    </p>
  );
}

function wayWords(way: Way, licences: ReadonlyMap<string, string>): string {
  switch (way.kind) {
    case 'licence':
      return bodyWords.ways.licence(licences.get(way.licenceType) ?? way.licenceType);
    case 'register':
      return bodyWords.ways.register(bodyWords.registers[way.register] ?? way.register);
    case 'generated':
      return bodyWords.ways.generated(way.note);
    case 'commitment':
      return bodyWords.ways.commitment(way.text);
  }
}
