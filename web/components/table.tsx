import type { Child } from 'hono/jsx';

/** A number, a day, an instant, a case's or an order's number: never parted at the end of a line. */
const isWhole = (cell: Child): boolean =>
  typeof cell === 'string' &&
  cell.length <= 28 &&
  /\d\D|\D\d/.test(cell) &&
  /^[A-Za-z\d年月日周一二三四五六〔〕号 .:·,%+/-]+$/.test(cell);

/** A table that becomes cards on a phone: every cell carries its heading. Wider than its place it scrolls inside its own box. */
export function Table(props: { caption?: string; head: readonly string[]; rows: readonly (readonly Child[])[] }) {
  return (
    <div class="scroll">
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
                <td data-head={props.head[at]} class={isWhole(cell) ? 'whole' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
