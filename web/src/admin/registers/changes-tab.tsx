import { ChangesOfConditions } from '../../ui/changes/changes-list.tsx';

/** 变更公开 (CAT-09), as those who edit the catalogue see it. */
export function ChangesTab() {
  return <ChangesOfConditions itemAt={(code) => `/admin/catalogue/item/${encodeURIComponent(code)}`} />;
}
