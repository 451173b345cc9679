import { describeValue } from '@yijian/core/forms';
import type { Application, ApplicationField, ApplicationMaterial } from '../../api/applications.ts';
import { SourceTag } from '../../ui/form/field-value.tsx';
import { shortLabels } from '../../ui/form/open-fields.ts';
import { words as formWords } from '../../ui/form/strings.ts';
import { PageLink } from '../../ui/navigation.tsx';
import { Section } from '../../ui/section.tsx';
import { words as uiWords } from '../../ui/strings.ts';
import { words } from '../strings.ts';
import styles from './application.module.css';
import { placeAddress } from './place-address.ts';

const text = words.application;

/** 核对内容: every value in words, where it came from, which items use it, and the way to change it. */
export function ReviewSections({ application }: { application: Application }) {
  const sections = [...new Set(application.fields.map((field) => field.section))];
  const labels = shortLabels(application.fields);
  return sections.map((section) => (
    <Section key={section} title={section}>
      <ul className={styles.values}>
        {application.fields
          .filter((field) => field.section === section)
          .map((field) => (
            <ReviewValue
              key={field.key}
              field={field}
              label={labels.get(field.key) ?? field.label}
              application={application}
            />
          ))}
      </ul>
    </Section>
  ));
}

function ReviewValue({
  field,
  label,
  application,
}: {
  field: ApplicationField;
  label: string;
  application: Application;
}) {
  const isEmpty = field.value === null || field.value.length === 0;
  if (isEmpty && !field.required) return null;
  const names = [...new Set(field.uses.map((use) => nameOf(application, use.member, use.item)))];
  return (
    <li>
      <span className={styles.label}>{label}</span>
      <span>
        {isEmpty || field.value === null
          ? field.source === 'output'
            ? formWords.later
            : uiWords.notFilled
          : describeValue(field.definition, field.value)}
        <span className={styles.meta}>
          {field.source === 'applicant' ? <span>{field.sourceText}</span> : <SourceTag text={field.sourceText} />}
          <span>
            {text.usedBy}：{names.join('、')}
          </span>
        </span>
      </span>
      <span>
        {field.editable && (
          <PageLink to={placeAddress(application.applicationId, `field:${field.key}`)}>
            {text.change}
            <span className="visually-hidden">{field.label}</span>
          </PageLink>
        )}
      </span>
    </li>
  );
}

/** 核对承诺书: each item that is handled on a commitment, and that it was made. */
export function ReviewPledges({ application }: { application: Application }) {
  if (application.pledges.length === 0) return null;
  return (
    <Section title={formWords.pledge.title}>
      <ul className={styles.values}>
        {application.pledges.map((pledge) => (
          <li key={pledge.key}>
            <span className={styles.label}>{pledge.itemName}</span>
            <span>{pledge.committed ? text.committed : pledge.problem?.message}</span>
            <span>
              <PageLink to={placeAddress(application.applicationId, pledge.key)}>
                {text.change}
                <span className="visually-hidden">{pledge.itemName}</span>
              </PageLink>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** 核对材料: what is attached, what is taken from elsewhere, what was committed to. */
export function ReviewMaterials({ application }: { application: Application }) {
  return (
    <Section title={text.materials}>
      <ul className={styles.values}>
        {application.materials.map((material) => (
          <li key={material.key}>
            <span className={styles.label}>{material.name}</span>
            <span>
              {materialWords(material)}
              <span className={styles.meta}>
                <span>
                  {text.usedBy}：{material.members.map((member) => nameOf(application, member, member)).join('、')}
                </span>
              </span>
            </span>
            <span>
              {material.exemption === null || material.exemption.way === 'commitment' ? (
                <PageLink to={placeAddress(application.applicationId, `material:${material.key}`)}>
                  {text.change}
                  <span className="visually-hidden">{material.name}</span>
                </PageLink>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function materialWords(material: ApplicationMaterial): string {
  if (material.files.length > 0) return material.files.map((file) => file.name).join('、');
  if (material.kept?.is === 'brought')
    return text.brought(
      material.kept.papers.map((paper) => paper.name).join('、'),
      material.kept.papers[0]!.handedInOn,
    );
  if (material.bound) return formWords.bound(material.bound.label);
  if (material.committed) return text.committed;
  if (material.exemption && material.exemption.way !== 'commitment') return material.exemption.reason;
  return material.required ? text.noFile : text.optionalEmpty;
}

function nameOf(application: Application, member: string, otherwise: string): string {
  return application.preview.included.find((one) => one.id === member)?.name ?? otherwise;
}
