/** 表单: checking and wording of values by data element, the same in browser and server. */
export { checkValue, type FieldValue, type ValueFinding } from './check-value.ts';
export { sampleValue } from './sample-value.ts';
export { describeValue, fieldFacts } from './field-facts.ts';
