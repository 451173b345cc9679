import { Section } from '../section.tsx';
import styles from './application-form.module.css';
import { MaterialItem } from './material-item.tsx';
import { materialKind, openMaterials } from './open-fields.ts';
import { words } from './strings.ts';
import type { ApplicationState } from './use-application.ts';

type Props = { state: ApplicationState; showsMissing: boolean };

/** 申请材料: what to upload, what to commit to; what is spared stands folded with the reason. */
export function MaterialList({ state, showsMissing }: Props) {
  const materials = state.application?.materials ?? [];
  const toDo = materials.filter((material) => materialKind(material) !== 'spared');
  const spared = materials.filter((material) => materialKind(material) === 'spared');
  return (
    <Section title={words.materials} id="materials" aside={words.materialsOpen(openMaterials(materials).length)}>
      <ul>
        {toDo.map((material) => (
          <MaterialItem key={material.key} material={material} state={state} showsMissing={showsMissing} />
        ))}
      </ul>
      {spared.length > 0 && (
        <details className={styles.more} open={toDo.length === 0}>
          <summary>{words.spared(spared.length)}</summary>
          <ul className={styles.spared}>
            {spared.map((material) => (
              <li key={material.key}>
                <span aria-hidden="true" className={styles.tick}>
                  ✓
                </span>
                <b>{material.name}</b>
                <span>{material.bound ? words.bound(material.bound.label) : material.exemption?.reason}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
