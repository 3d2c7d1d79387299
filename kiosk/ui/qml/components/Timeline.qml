import QtQuick
import ".."

// Steps joined by a line: done, now, to come. Where they do not all fit at the size of the letters, a page of them,
// beginning before the one that is now, and a key to the others.
Item {
    id: line
    property var steps: []      // [{text, note, icon, phase}]
    readonly property var needs: steps.map(function(step) {
        var beside = 0.94 * width - Theme.body * 1.16 - Theme.gap - Theme.mm(4)
        return Math.ceil(large.advanceWidth(step.text) / beside) * Theme.body * 1.2
            + Math.ceil(small.advanceWidth(step.note) / beside) * Theme.note * 1.22 + Theme.mm(1.5)
    })
    FontMetrics { id: large; font.family: Theme.family; font.pixelSize: Theme.body; font.bold: true }
    FontMetrics { id: small; font.family: Theme.family; font.pixelSize: Theme.note }
    readonly property bool fits: sum(0, steps.length) <= height
    readonly property real stretch: fits ? Math.min(2.2, height / Math.max(1, sum(0, steps.length))) : 1
    readonly property real room: height - (fits ? 0 : others.height + Theme.gapMin)
    property int first: fits ? 0 : Math.max(0, Math.min(before(), beginOfLast()))
    readonly property int past: fits ? steps.length : upTo(first)
    readonly property real circle: Math.min(Theme.mm(18), Theme.body * 1.16 * stretch * 0.85)

    function sum(from, to) {
        var all = 0
        for (var place = from; place < to; place++)
            all += needs[place]
        return all
    }
    function before() {
        for (var place = 0; place < steps.length; place++)
            if (steps[place].phase === "now")
                return place - 1
        return 0
    }
    function upTo(from) {
        var to = from + 1
        while (to < steps.length && sum(from, to + 1) <= room)
            to++
        return to
    }
    function beginOfLast() {
        var from = steps.length - 1
        while (from > 0 && sum(from - 1, steps.length) <= room)
            from--
        return from
    }
    Column {
        width: parent.width
        Repeater {
            model: line.steps.slice(line.first, line.past)
            delegate: Item {
                id: entry
                required property var modelData
                required property int index
                width: parent.width
                height: line.needs[line.first + index] * line.stretch
                Rectangle { visible: entry.index > 0; width: Theme.mm(1.2); height: parent.height - circle.height; y: -height / 2; x: circle.width / 2 - width / 2; color: Theme.hair }
                Rectangle {
                    id: circle
                    width: line.circle
                    height: width
                    radius: width / 2
                    anchors.verticalCenter: parent.verticalCenter
                    color: entry.modelData.phase === "done" ? Theme.pri : Theme.bg
                    border.width: Theme.mm(entry.modelData.phase === "now" ? 1.6 : 0.8)
                    border.color: entry.modelData.phase === "now" ? Theme.corn : entry.modelData.phase === "done" ? Theme.pri : Theme.line
                    Icon { name: entry.modelData.icon; weight: "bold"; ink: entry.modelData.phase === "done" ? Theme.priInk : Theme.ink2; anchors.centerIn: parent; side: parent.width * 0.55 }
                }
                Column {
                    anchors.left: circle.right
                    anchors.leftMargin: Theme.gap
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    Label { text: entry.modelData.text; strong: entry.modelData.phase !== "to_come"; color: entry.modelData.phase === "to_come" ? Theme.ink2 : Theme.ink; width: parent.width; lineHeight: 0.8; fontSizeMode: Text.Fit; minimumPixelSize: Theme.mm(6.4); height: Math.min(implicitHeight, entry.height - (note.visible ? note.height : 0)) }
                    Label { id: note; visible: text !== ""; text: entry.modelData.note; color: Theme.ink2; font.pixelSize: Theme.note; width: parent.width; lineHeight: 0.8; fontSizeMode: Text.Fit; minimumPixelSize: Theme.mm(5.5); height: Math.min(implicitHeight, entry.height * 0.5) }
                }
            }
        }
    }
    BigButton {
        id: others
        objectName: "moreSteps"
        visible: !line.fits
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.mm(Theme.landscape ? 21 : 24)
        icon: line.past < line.steps.length ? "caret-down" : "caret-up"
        size: Theme.body
        sleeps: false
        text: line.past < line.steps.length ? qsTr("%1 more").arg(line.steps.length - line.past) : qsTr("Back to the first")
        onClicked: line.first = line.past < line.steps.length ? line.past : 0
    }
}
