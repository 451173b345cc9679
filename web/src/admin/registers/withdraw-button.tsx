import Button from 'antd/es/button';
import { useState } from 'react';
import type { DefinitionHistory } from '../../api/catalogue.ts';
import { useCatalogueRefresh } from '../life/refresh.ts';
import { words } from './strings.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

/** 取消 of what is in force; nothing where nothing is. */
export function WithdrawButton({ definition: { kind, code, body, published } }: Pick<DefinitionHistory, 'definition'>) {
  const [isAsking, setAsking] = useState(false);
  const refresh = useCatalogueRefresh();
  if (published === null) return null;
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {words.withdraw.open}
      </Button>
      {isAsking && (
        <WithdrawDialog
          kind={kind}
          code={code}
          name={body?.name ?? code}
          onDone={refresh}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
