/** 目录台账: figures and impact of the catalogue. Nobody builds on it: its routes are its use. */
export type { Impact } from './assess-impact.ts';
