import { guideKindNames, type GuideKind } from '@yijian/core/procedures';
import styles from './blocks.module.css';
import { DocumentLink } from './document-link.tsx';

type Props = { of: 'items' | 'bundles'; code: string; kinds: readonly GuideKind[] };

/** 规程文档 (CAT-37): one button per document, made from the version in force. */
export function GuideLinks({ of, code, kinds }: Props) {
  const at = `/api/${of}/${encodeURIComponent(code)}`;
  return (
    <div className={`${styles.guides} no-print`}>
      {kinds.map((kind) => (
        <DocumentLink
          key={kind}
          path={kind === 'public' ? `${at}/guide.pdf` : `${at}/work-guide.pdf?kind=${kind}`}
          title={guideKindNames[kind]}
        />
      ))}
    </div>
  );
}
