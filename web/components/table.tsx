import type { Child } from 'hono/jsx';

/** A table that becomes cards on a phone: every cell carries its heading. */
export function Table(props: { caption?: string; head: readonly string[]; rows: readonly (readonly Child[])[] }) {
  return (
    <table>
      {props.caption ? <caption>{props.caption}</caption> : null}
      <thead>
        <tr>
          {props.head.map((text) => (
            <th scope="col">{text}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((cells) => (
          <tr>
            {cells.map((cell, at) => (
              <td data-head={props.head[at]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
