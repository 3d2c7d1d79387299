import QtQuick
import Buchucun
import ".."
import "../components"

// What a first look found: an honest word, why, and the neighbouring matters as tiles. Never red, never a stop sign.
Item {
    id: screen
    required property VerdictViewModel vm
    anchors.fill: parent
    readonly property bool fits: vm.tone === "looks_ok"
    readonly property bool beside: Theme.landscape && vm.items.count > 0
    Column {
        id: said
        width: screen.beside ? screen.width * 0.55 : screen.width
        spacing: Theme.gapBig
        Rectangle {
            width: parent.width
            height: Math.max(Theme.mm(Theme.landscape ? 24 : 34), words.implicitHeight + 2 * Theme.gap)
            color: screen.fits ? Theme.decidedTint : Theme.receivedTint
            radius: Theme.radius
            border.width: Theme.border
            border.color: screen.fits ? Theme.decided : Theme.received
            Icon { id: sign; name: screen.fits ? "check-circle" : screen.vm.tone === "ask_staff" ? "hand-waving" : "info"; weight: "fill"; ink: screen.fits ? Theme.decided : Theme.received; side: Theme.mm(Theme.landscape ? 14 : 22); x: Theme.gap; anchors.verticalCenter: parent.verticalCenter }
            Label { id: words; objectName: "verdictSentence"; text: screen.vm.sentence; strong: true; color: screen.fits ? Theme.decided : Theme.received; anchors.left: sign.right; anchors.right: parent.right; anchors.margins: Theme.gap; anchors.verticalCenter: parent.verticalCenter }
        }
    }
    PagedLines {
        id: reasons
        y: said.height + Theme.gap
        width: said.width
        most: screen.beside || screen.vm.items.count === 0 ? parent.height - y : parent.height * 0.4
        lines: screen.vm.lines
        side: Theme.mm(Theme.landscape ? 9 : 13)
        spacing: Theme.gap
        moreName: "moreReasons"
    }
    Label {
        id: instead
        visible: screen.vm.insteadText !== ""
        text: screen.vm.insteadText
        color: Theme.ink2
        font.pixelSize: Theme.note
        x: screen.beside ? said.width + Theme.gapBig : 0
        y: screen.beside ? 0 : reasons.y + reasons.height + Theme.gapBig
        width: parent.width - x
    }
    PagedGrid {
        x: instead.x
        width: parent.width - x
        anchors.top: instead.bottom
        anchors.topMargin: Theme.gapMin
        anchors.bottom: parent.bottom
        columns: Theme.landscape || Theme.textScale > 1.4 ? 1 : 2
        cellHeight: Theme.mm(Theme.landscape ? 37 : 43)
        model: screen.vm.items
        count: screen.vm.items.count
        delegate: Tile {
            objectName: "instead_" + parent.model.code
            text: parent.model.name
            note: parent.model.note
            icon: parent.model.icon
            onClicked: screen.vm.open(parent.model.code)
        }
    }
}
