/** 决策表定义: its columns typed by the data elements they name, and the check before it is published. */
import type { DataElement, DecisionTable, Finding } from '../contract/index.ts';
import { judgeTable, type TableColumn, type WrittenTable } from '../rules/tables/index.ts';
import { block, warn } from './findings.ts';
import { fieldVariable } from './scope.ts';

/** 决策表: with typed columns; undefined while a column names a data element that is not there. */
export function writtenTable(
  definition: DecisionTable,
  elements: ReadonlyMap<string, DataElement>,
): WrittenTable | undefined {
  const typed = (column: DecisionTable['inputs'][number]): TableColumn[] => {
    const element = elements.get(column.element);
    if (element === undefined) return [];
    const title = column.label ?? element.name;
    const scale = element.type === 'integer' ? 0 : element.scale;
    return [{ id: column.id, title, type: fieldVariable(element, title), min: element.min, max: element.max, scale }];
  };
  const inputs = definition.inputs.flatMap(typed);
  const outputs = definition.outputs.flatMap(typed);
  if (inputs.length < definition.inputs.length || outputs.length < definition.outputs.length) return undefined;
  const { hitPolicy, aggregate, rows } = definition;
  return { inputs, outputs, hitPolicy, aggregate, rows };
}

/** 检查决策表: cells that cannot be read, gaps, overlaps and dead rows, with the place in the definition. */
export function checkDecisionTable(definition: DecisionTable, elements: ReadonlyMap<string, DataElement>): Finding[] {
  const table = writtenTable(definition, elements);
  if (table === undefined) return [];
  return judgeTable(table).map(({ code, severity, row, address, message, remedy }) => {
    const place = `decisionTable:${definition.code}${row === undefined ? '' : `/rows/${row}`}${address === undefined ? '' : `/${address}`}`;
    return (severity === 'block' ? block : warn)(code, place, message, remedy);
  });
}
