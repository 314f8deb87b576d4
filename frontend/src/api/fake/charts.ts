import type { Chart, Worker } from '../types'
import { indicators } from './office'

const inks = {
  light: { primary: '#1F5AA6', short: '#E08E1B', pace: '#333B47', text: '#4c5663', line: '#e5e0d6' },
  dark: { primary: '#6FA8E8', short: '#F5C06A', pace: '#E3E7EC', text: '#bcc1c6', line: '#2d343d' },
}

/** Lying bars by worker with the pace drawn in. */
export function bars(id: string, workers: Worker[]): Chart {
  const rows = workers.filter((w) => w.indicators?.[id]?.applies)
  const title = indicators.find((i) => i.id === id)?.name ?? id
  const top = id === 'visit' ? 50 : 100
  const target = Number(rows[0]?.indicators?.[id]?.target ?? 100)
  const paint = (shade: 'light' | 'dark') => {
    const ink = inks[shade]
    return {
      grid: { left: 84, right: 52, top: 18, bottom: 22 },
      tooltip: { trigger: 'axis' },
      xAxis: {
        type: 'value',
        max: top,
        splitNumber: 4,
        axisLabel: { color: ink.text },
        splitLine: { lineStyle: { color: ink.line } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map((w) => w.name),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: ink.line } },
        axisLabel: { color: ink.text },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 12,
          data: rows.map((w) => {
            const v = Number(w.indicators?.[id]?.value)
            return { value: v, itemStyle: { color: v < target ? ink.short : ink.primary, borderRadius: [0, 2, 2, 0] } }
          }),
          label: { show: true, position: 'right', color: ink.text, formatter: '{c}%' },
          ...(id === 'visit'
            ? {
                markLine: {
                  silent: true,
                  symbol: 'none',
                  lineStyle: { color: ink.pace, type: 'dashed' },
                  label: { formatter: `应达 ${target.toFixed(2)}%`, color: ink.pace, position: 'end' },
                  data: [{ xAxis: target }],
                },
              }
            : {}),
        },
      ],
    }
  }
  return {
    id: `${id}-workers`,
    title,
    subtitle: '',
    unit: '%',
    note: '',
    height: 300,
    light: paint('light'),
    dark: paint('dark'),
    table: {
      head: ['网格员', title, '分子/分母'],
      rows: rows.map((w) => [
        w.name,
        `${w.indicators?.[id]?.value ?? ''}%`,
        `${w.indicators?.[id]?.num ?? 0}/${w.indicators?.[id]?.den ?? 0}`,
      ]),
    },
  }
}

export function trend(): Chart {
  const months = [
    '2025-11',
    '2025-12',
    '2026-01',
    '2026-02',
    '2026-03',
    '2026-04',
    '2026-05',
    '2026-06',
    '2026-07',
    '2026-08',
    '2026-09',
    '2026-10',
  ]
  const series = [
    { name: '信息采集率', data: [88.1, 88.9, 90.2, 86.4, 90.8, 91.5, 92.2, 91.9, 93.4, 92.8, 94.1, 93.6] },
    { name: '纠纷化解率', data: [84.2, 86.1, 85.7, 83.0, 88.8, 89.4, 87.9, 90.1, 91.3, 90.7, 92.5, 91.2] },
  ]
  const paint = (shade: 'light' | 'dark') => ({
    grid: { left: 40, right: 20, top: 34, bottom: 24 },
    tooltip: { trigger: 'axis' },
    legend: { top: 0, left: 0, textStyle: { color: inks[shade].text }, itemWidth: 18, itemHeight: 8 },
    xAxis: {
      type: 'category',
      data: months.map((m) => `${String(Number(m.slice(5)))}月`),
      axisLabel: { color: inks[shade].text },
      axisLine: { lineStyle: { color: inks[shade].line } },
    },
    yAxis: {
      type: 'value',
      min: 70,
      max: 100,
      axisLabel: { color: inks[shade].text },
      splitLine: { lineStyle: { color: inks[shade].line } },
    },
    series: series.map((s, i) => ({
      ...s,
      type: 'line',
      symbolSize: 6,
      color: i === 0 ? inks[shade].primary : inks[shade].short,
    })),
  })
  return {
    id: 'trend',
    title: '近十二个月',
    subtitle: '',
    unit: '%',
    note: '',
    height: 300,
    light: paint('light'),
    dark: paint('dark'),
    table: {
      head: ['月份', ...series.map((s) => s.name)],
      rows: months.map((m, i) => [m, ...series.map((s) => (s.data[i] ?? 0).toFixed(2) + '%')]),
    },
  }
}
