import type { ApproverRow } from '../api/approver.ts';

/** 清单内查找: rows in which every word typed occurs somewhere (item, bundle, applicant, either number, status). */
export function searchRows(rows: readonly ApproverRow[], text: string): ApproverRow[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const all = [row.itemName, row.bundleName, row.applicant, row.number ?? '', row.receiptNo, row.statusName]
      .join('\n')
      .toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
