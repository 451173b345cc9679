import { sha256 } from '#platform';

/** 事由编号: an id made of the hash of the words that name a topic, where a work order's subject has no id of its own (RFC 9562, version 8). */
export function topicId(words: string): string {
  const hash = sha256(words);
  const parts = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ];
  return parts.join('-');
}
