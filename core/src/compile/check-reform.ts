import { type Finding, reformModes, type ServiceItem } from '../contract/index.ts';
import { block, itemPlace, warn } from './findings.ts';
import { filingOf, isConfirmed } from './reform.ts';

/**
 * 检查改革方式和备案类事项 (CAT-15/16): a mode that would drive the flow says on what it stands, and leaves nothing of the flow that it
 * replaces. A filing by its own law is refused with such remains; a reform with a day to come may keep them until that day.
 */
export function checkReform(item: ServiceItem): Finding[] {
  return [...unconfirmed(item), ...remains(item), ...pledge(item)];
}

function unconfirmed(item: ServiceItem): Finding[] {
  const remedy = '请写明法律或文件、条款，由人核对后登记确认人和日期';
  const findings: Finding[] = [];
  if (item.recordOnly && !isConfirmed(item.recordOnly.basis))
    findings.push(
      block(
        'filing-unconfirmed',
        itemPlace(item, 'recordOnly/basis'),
        '备案类事项的依据没有写明条款或者没有经人确认',
        remedy,
      ),
    );
  if (item.reform && item.reform.mode !== 'improved' && !isConfirmed(item.reform.basis))
    findings.push(
      warn(
        'reform-unconfirmed',
        itemPlace(item, 'reform/basis'),
        `登记了「${reformModes[item.reform.mode]}」，但依据没有写明条款或者没有经人确认，办理时仍按原来的办`,
        remedy,
      ),
    );
  return findings;
}

/** 备案不留审批的痕迹: levels, limits and a result that only an approval has. */
function remains(item: ServiceItem): Finding[] {
  const filing = filingOf(item);
  if (filing === undefined) return [];
  const found = filing.from === null ? block : warn;
  const until = filing.from === null ? '' : `；${filing.from} 之前还要照原来办的，可以留到那天生效的版本再删`;
  const findings: Finding[] = [];
  if (item.steps.some(({ kind }) => kind !== 'accept'))
    findings.push(
      found(
        'filing-keeps-steps',
        itemPlace(item, 'steps'),
        '备案收讫即成，却还留着审查、决定环节',
        `请只留“受理”一级${until}`,
      ),
    );
  if (item.statutory !== null || (item.promised.unit !== 'instant' && item.promised.n > 0))
    findings.push(
      found(
        'filing-keeps-limit',
        itemPlace(item, item.statutory === null ? 'promised' : 'statutory'),
        '备案当场办结，却还留着审批的时限',
        `请把法定时限改为没有、承诺时限改为即办${until}`,
      ),
    );
  if (item.result.kind !== 'record')
    findings.push(
      found(
        'filing-other-result',
        itemPlace(item, 'result/kind'),
        '备案的结果是备案凭证，却写成了别的结果',
        `请把结果类型改为备案${until}`,
      ),
    );
  return findings;
}

function pledge(item: ServiceItem): Finding[] {
  if (item.reform?.mode !== 'commitment' || item.reform.commitment !== undefined) return [];
  return [
    warn(
      'pledge-missing',
      itemPlace(item, 'reform/commitment'),
      '登记了「实行告知承诺」，但没有写告知内容和承诺内容，申请时不会出现承诺书',
      '请写明告知什么、承诺什么',
    ),
  ];
}
