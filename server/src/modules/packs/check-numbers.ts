import type { Definition } from '@yijian/core/contract';
import {
  checkBaseCode,
  checkIdNumber,
  checkMobile,
  checkPersonName,
  checkTaskCode,
  checkUscc,
  type IdentifierVerdict,
} from '@yijian/core/identifiers';
import type { GroundRow } from './ground.ts';
import type { RowSlip } from './pack.ts';

/** 核对号码: check digits and names of a row: 公民身份号码, 统一社会信用代码, 基本编码, 实施编码, 手机号, 姓名. */
export function checkNumbers(row: Definition | GroundRow): RowSlip[] {
  return numbersOf(row).flatMap(({ key, verdict }): RowSlip[] =>
    verdict.ok ? [] : [{ steps: [key], code: 'wrong-number', message: verdict.reason, remedy: verdict.remedy }],
  );
}

type Checked = { key: string; verdict: IdentifierVerdict };

function numbersOf(row: Definition | GroundRow): Checked[] {
  switch (row.kind) {
    case 'authority':
    case 'organisation':
      return [{ key: 'uscc', verdict: checkUscc(row.uscc) }];
    case 'person':
      return [
        { key: 'name', verdict: checkPersonName(row.name) },
        { key: 'idNumber', verdict: checkIdNumber(row.idNumber) },
        { key: 'mobile', verdict: checkMobile(row.mobile) },
      ];
    case 'registerRecord':
      return [{ key: 'key', verdict: row.register === 'population' ? checkIdNumber(row.key) : checkUscc(row.key) }];
    case 'licenceType':
      return [{ key: 'typeCode', verdict: checkUscc(row.typeCode.slice(0, 18)) }];
    case 'item':
      return [
        ...(row.baseCode === undefined ? [] : [{ key: 'baseCode', verdict: checkBaseCode(row.baseCode) }]),
        ...(row.taskCode === undefined ? [] : [{ key: 'taskCode', verdict: checkTaskCode(row.taskCode) }]),
      ];
    default:
      return [];
  }
}
