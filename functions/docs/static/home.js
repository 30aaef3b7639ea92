// How accurate and how timely each county is, as the API tells it; the page says where to look also without this.
const list = document.querySelector('#accuracy');
const number = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat('zh-CN', { style: 'percent', maximumFractionDigits: 1 });

function lineOf({ name, accuracy: { corrections, records, rate }, timeliness }) {
  const [every, share] = [number.format(rate * 10_000), percent.format(timeliness.share)];
  const line = document.createElement('li');
  line.textContent = `${name}：公开 ${number.format(records)} 条记录，更正 ${corrections} 次，每万条 ${every} 次；及时率 ${share} · `;
  const english = document.createElement('span');
  english.lang = 'en';
  english.textContent = `${corrections} corrections in ${number.format(records)} published records, ${every} in ten thousand; ${share} in time`;
  line.append(english);
  return line;
}

fetch('/v1/jurisdictions')
  .then((answer) => answer.json())
  .then(({ data }) => list.replaceChildren(...data.filter(({ timeliness }) => timeliness).map(lineOf)));
