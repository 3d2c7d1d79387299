import QtQuick
import ".."

// Keys in rows and columns, as many as fit; the rest behind a key that says how many. No swipe.
Item {
    id: grid
    property var model
    property int count: 0
    property int columns: 1
    property int cellHeight: Theme.keyBig
    property int spacing: Theme.gapMin + Theme.mm(1)
    property Component delegate
    property string moreName: "more"
    property int page: 0
    readonly property int rowsAll: Math.max(1, Math.floor((height + spacing) / (cellHeight + spacing)))
    readonly property bool fits: count <= rowsAll * columns
    readonly property int perPage: fits ? rowsAll * columns : Math.max(1, rowsAll - 1) * columns
    readonly property int pages: Math.max(1, Math.ceil(count / perPage))
    readonly property int first: page * perPage
    onCountChanged: page = 0

    Repeater {
        model: grid.model
        delegate: Loader {
            id: cell
            required property int index
            required property var model
            readonly property int place: index - grid.first
            active: place >= 0 && place < grid.perPage
            visible: active
            width: (grid.width - (grid.columns - 1) * grid.spacing) / grid.columns
            height: grid.cellHeight
            x: (place % grid.columns) * (width + grid.spacing)
            y: Math.floor(place / grid.columns) * (grid.cellHeight + grid.spacing)
            sourceComponent: grid.delegate
        }
    }
    BigButton {
        visible: !grid.fits
        objectName: grid.moreName
        width: grid.width
        height: grid.cellHeight
        y: (grid.rowsAll - 1) * (grid.cellHeight + grid.spacing)
        sleeps: false
        icon: "caret-down"
        text: grid.page < grid.pages - 1
              ? qsTr("%1 more").arg(grid.count - (grid.page + 1) * grid.perPage)
              : qsTr("Back to the first")
        onClicked: grid.page = grid.page < grid.pages - 1 ? grid.page + 1 : 0
    }
}
