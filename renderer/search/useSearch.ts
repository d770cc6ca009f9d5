import { useRef, useState } from 'react';

/** What a search field and the list below it share: the words, and the way of the focus between the two. */
export const useSearch = () => {
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const toField = (): void => {
    field.current?.focus();
    field.current?.select();
  };
  return {
    query,
    setQuery,
    field,
    list,
    toField,
    ofField: {
      fieldRef: field,
      value: query,
      onChange: setQuery,
      onDown: () => list.current?.querySelector('button')?.focus(),
    },
    ofList: { query: query.slice(0, longestQuery), listRef: list, onUp: toField },
  };
};

/** What the call takes, in characters. */
const longestQuery = 200;
