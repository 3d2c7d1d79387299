import QtQuick
import Buchucun
import ".."
import "../components"

// The ways in, then what people of this village often need.
Item {
    id: screen
    required property HomeViewModel vm
    anchors.fill: parent
    readonly property int columns: Theme.landscape ? 3 : 2
    readonly property int space: Theme.gapMin + Theme.mm(1)
    readonly property real column: (width - (columns - 1) * space) / columns
    readonly property int wayHeight: Theme.mm(Theme.landscape ? 29 : 34)
    Key {
        id: apply
        objectName: "apply"
        text: screen.vm.applyText
        width: Theme.landscape ? screen.column : parent.width
        height: Theme.landscape ? screen.wayHeight : Theme.mm(44)
        primary: true
        onClicked: screen.vm.apply()
        Row {
            anchors.centerIn: parent
            spacing: Theme.landscape ? Theme.gapMin : Theme.gapBig
            Icon { name: "note-pencil"; ink: Theme.priInk; side: Theme.mm(Theme.landscape ? 14 : 26); anchors.verticalCenter: parent.verticalCenter }
            Column {
                anchors.verticalCenter: parent.verticalCenter
                Label { text: screen.vm.applyText; strong: true; color: Theme.priInk; font.pixelSize: Math.min(Theme.h1, Theme.mm(Theme.landscape ? 12 : 20)); wrapMode: Text.NoWrap; width: Math.min(implicitWidth, apply.width - Theme.mm(Theme.landscape ? 14 : 26) - 4 * Theme.gapMin); fontSizeMode: Text.HorizontalFit; minimumPixelSize: Theme.note; lineHeight: 0.9; Accessible.ignored: true }
                Label { text: screen.vm.applyNote; visible: !Theme.landscape || Theme.textScale < 1.2; color: Theme.priInk; font.pixelSize: Theme.note; wrapMode: Text.NoWrap; lineHeight: 0.9; Accessible.ignored: true }
            }
        }
    }
    Repeater {
        model: screen.vm.ways
        delegate: Tile {
            required property int index
            required property var model
            // lying down the wide key is the first of the row; upright it has a row of its own
            readonly property int place: Theme.landscape ? index + 1 : index
            objectName: model.code
            text: model.name
            note: model.note
            icon: model.icon
            spacious: !Theme.landscape || Theme.textScale < 1.2
            width: screen.column
            height: screen.wayHeight
            x: (place % screen.columns) * (screen.column + screen.space)
            y: (Theme.landscape ? 0 : apply.height + screen.space) + Math.floor(place / screen.columns) * (screen.wayHeight + screen.space)
            onClicked: screen.vm.go(model.code)
        }
    }
    Label {
        id: common
        objectName: "common"
        readonly property int rows: Math.ceil((screen.vm.ways.count + (Theme.landscape ? 1 : 0)) / screen.columns)
        text: qsTr("What people here often need")
        color: Theme.ink2
        font.pixelSize: Theme.note
        y: (Theme.landscape ? 0 : apply.height + screen.space) + rows * (screen.wayHeight + screen.space) + Theme.mm(Theme.landscape ? 0 : 2)
    }
    PagedGrid {
        anchors.top: common.bottom
        anchors.topMargin: Theme.mm(1)
        anchors.bottom: parent.bottom
        width: parent.width
        columns: screen.columns
        cellHeight: Theme.mm(Theme.landscape ? 29 : 36)
        model: screen.vm.items
        count: screen.vm.items.count
        delegate: Tile {
            objectName: "item_" + parent.model.code
            text: parent.model.name
            note: parent.model.note
            icon: parent.model.icon
            onClicked: screen.vm.open(parent.model.code)
        }
    }
}
