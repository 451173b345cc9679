import type { FieldSource, FormField, ServiceItem } from '@yijian/core/contract';
import { PageLink } from '../../ui/navigation.tsx';
import { sourceNames } from '@yijian/core/definitions';
import styles from './definition.module.css';
import { bodyWords } from './strings.ts';
import { useKind } from './use-names.ts';

const text = bodyWords.field;

/** 表单字段: every box of the item's own form by section: data element, whose it is, where the value comes from, what it is for. */
export function ItemFields({ item }: { item: ServiceItem }) {
  const elements = useNameMap('dataElement');
  const roles = useNameMap('role');
  const paths = useNameMap('subjectPath');
  const licences = useNameMap('licenceType');
  const sections = [...new Set(item.fields.map((field) => field.section))];
  return sections.map((section) => (
    <div key={section} className={styles.fieldGroup}>
      <h3>{section}</h3>
      <table className={styles.fields}>
        <caption className="visually-hidden">{section}</caption>
        <thead>
          <tr>
            {[text.label, text.element, text.party, text.required, text.sources, text.purpose].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {item.fields
            .filter((field) => field.section === section)
            .map((field) => (
              <tr key={field.id}>
                <th scope="row">{field.label}</th>
                <td data-title={text.element}>
                  <PageLink to={`/admin/catalogue/dataElement/${encodeURIComponent(field.element)}`}>
                    {elements.get(field.element) ?? field.element}
                  </PageLink>
                </td>
                <td data-title={text.party}>
                  {[roles.get(field.role) ?? field.role, field.path && (paths.get(field.path) ?? field.path)]
                    .filter(Boolean)
                    .join(' · ')}
                </td>
                <td data-title={text.required}>{requiredWords(field)}</td>
                <td data-title={text.sources}>
                  {(field.sources ?? []).map((source) => sourceWords(source, licences)).join('、') || text.ask}
                </td>
                <td data-title={text.purpose}>{field.purpose}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  ));
}

const useNameMap = (kind: string): ReadonlyMap<string, string> =>
  new Map(useKind(kind).map((row) => [row.code, row.name]));

function requiredWords({ required }: FormField): string {
  if (typeof required === 'boolean') return required ? bodyWords.yes : bodyWords.no;
  return bodyWords.whenRule;
}

function sourceWords(source: FieldSource, licences: ReadonlyMap<string, string>): string {
  if (source.kind === 'licence') return `《${licences.get(source.licenceType) ?? source.licenceType}》`;
  if (source.kind === 'register') return bodyWords.registers[source.register] ?? source.register;
  return sourceNames[source.kind] ?? source.kind;
}
